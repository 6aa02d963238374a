import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../access/access.decorators.js'
import { DoctorService } from './doctor.service.js'
import { DoctorQueryDto, DoctorReportDto } from './dto/doctor.dto.js'

@ApiTags('operations')
@Controller('v1/doctor')
export class DoctorController {
  constructor(private readonly doctor: DoctorService) {}

  @Get()
  @RequireScopes('admin')
  @ApiOperation({ summary: 'Checks the configuration and explains why recent ceremonies failed.' })
  report(@Query() { origin }: DoctorQueryDto): DoctorReportDto {
    return DoctorReportDto.of(this.doctor.report(origin))
  }
}
