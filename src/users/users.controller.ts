import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../common/problems/problems.decorator.js'
import { RequireScopes } from '../access/access.decorators.js'
import { UserDto, UserListDto } from './dto/user.dto.js'
import { ChangeUserDto, CreateUserDto, ListUsersDto, UnverifiedQueryDto, UserPathDto } from './dto/user-requests.dto.js'
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
  @ApiOperation({
    summary: 'Lists users, optionally by name or search text.',
    description:
      'The list contains users that signed up, but not their names, unless `includeUnverified` is true. Identify users by ' +
      '`userId`, never by e-mail address.',
  })
  async list(@Query() query: ListUsersDto): Promise<UserListDto> {
    return UserListDto.of(await this.users.list(query), query)
  }

  @Get(':userId')
  @RequireScopes('users:read')
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Returns a user.' })
  async get(@Param() { userId }: UserPathDto, @Query() query: UnverifiedQueryDto): Promise<UserDto> {
    return UserDto.of(await this.users.get(userId), query)
  }

  @Patch(':userId')
  @RequireScopes('users:write')
  @Problems('user_not_found', 'user_already_exists')
  @ApiOperation({ summary: 'Updates the names of a user, or whether the e-mail address is verified.' })
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
