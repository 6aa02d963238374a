import { applyDecorators } from '@nestjs/common'
import { ArrayUnique, IsArray, IsIn, ValidateBy, type ValidationArguments } from 'class-validator'

/** Validates a member that lists the members to remove. It may list only members of `clearable` that the request does not set. */
export function IsListToClear(clearable: readonly string[]): PropertyDecorator {
  return applyDecorators(IsArray(), ArrayUnique(), IsIn(clearable, { each: true }), ListsNoSetMember())
}

const ListsNoSetMember = () =>
  ValidateBy({
    name: 'listsNoSetMember',
    validator: {
      validate: (names: unknown, args?: ValidationArguments) =>
        !Array.isArray(names) || names.every((name) => !isSet(String(name), args?.object)),
      defaultMessage: () => '$property must not name a member that the request sets',
    },
  })

function isSet(name: string, request: object | undefined): boolean {
  return (request as Readonly<Record<string, unknown>> | undefined)?.[name] !== undefined
}
