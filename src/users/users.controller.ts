import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../common/problems/problems.decorator.js'
import { RequireScopes } from '../access/access.decorators.js'
import { UserDto, UserListDto } from './dto/user.dto.js'
import { ChangeUserDto, CreateUserDto, ListUsersDto, UserPathDto } from './dto/user-requests.dto.js'
import { UserDeletionsService } from './user-deletions.service.js'
import { UsersService } from './users.service.js'

@ApiTags('users')
@Controller('v1/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly deletions: UserDeletionsService,
  ) {}

  @Post()
  @RequireScopes('users:write')
  @Problems('user_already_exists')
  @ApiOperation({
    summary: 'Creates a user. Optional: the first registration of an unknown user also creates the user.',
  })
  async create(@Body() { userId, ...profile }: CreateUserDto): Promise<UserDto> {
    return UserDto.of(await this.users.add(this.users.draft(profile, userId)))
  }

  @Get()
  @RequireScopes('users:read')
  @ApiOperation({ summary: 'Lists users, optionally by name or search text.' })
  async list(@Query() query: ListUsersDto): Promise<UserListDto> {
    return UserListDto.of(await this.users.list(query))
  }

  @Get(':userId')
  @RequireScopes('users:read')
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Returns a user.' })
  async get(@Param() { userId }: UserPathDto): Promise<UserDto> {
    return UserDto.of(await this.users.get(userId))
  }

  @Patch(':userId')
  @RequireScopes('users:write')
  @Problems('user_not_found', 'user_already_exists')
  @ApiOperation({ summary: 'Updates the names of a user.' })
  async change(@Param() { userId }: UserPathDto, @Body() body: ChangeUserDto): Promise<UserDto> {
    return UserDto.of(await this.users.change(userId, ChangeUserDto.profileIn(body)))
  }

  @Delete(':userId')
  @HttpCode(204)
  @RequireScopes('users:write')
  @Problems('user_not_found')
  @ApiOperation({
    summary: 'Deletes a user with all their data.',
    description:
      'This also deletes passkeys, sessions and enrolment tokens. Services that only verify the signature of a token accept it ' +
      'until it expires.',
  })
  async delete(@Param() { userId }: UserPathDto): Promise<void> {
    await this.deletions.delete(userId)
  }
}
