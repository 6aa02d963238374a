import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../access/access.decorators.js'
import { DoctorService } from './doctor.service.js'
import { AskDoctorDto, DoctorReportDto } from './dto/doctor.dto.js'

@ApiTags('operations')
@Controller('v1/doctor')
export class DoctorController {
  constructor(private readonly doctor: DoctorService) {}

  @Get()
  @RequireScopes('admin')
  @ApiOperation({ summary: 'Looks at the configuration, and says why ceremonies were refused and what to change.' })
  report(@Query() { origin }: AskDoctorDto): DoctorReportDto {
    return DoctorReportDto.of(this.doctor.report(origin))
  }
}
