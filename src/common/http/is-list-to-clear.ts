import { applyDecorators } from '@nestjs/common'
import { ArrayUnique, IsArray, IsIn, ValidateBy, type ValidationArguments } from 'class-validator'

/** A member of a request that names others to take away: some of `clearable`, and none that the request gives. */
export function IsListToClear(clearable: readonly string[]): PropertyDecorator {
  return applyDecorators(IsArray(), ArrayUnique(), IsIn(clearable, { each: true }), NamesNothingGiven())
}

const NamesNothingGiven = () =>
  ValidateBy({
    name: 'namesNothingGiven',
    validator: {
      validate: (names: unknown, args?: ValidationArguments) =>
        !Array.isArray(names) || names.every((name) => !isGiven(String(name), args?.object)),
      defaultMessage: () => '$property must not name a member that the request gives',
    },
  })

function isGiven(name: string, request: object | undefined): boolean {
  return (request as Readonly<Record<string, unknown>> | undefined)?.[name] !== undefined
}
