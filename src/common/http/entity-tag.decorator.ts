import { applyDecorators, UseInterceptors } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import { EntityTagInterceptor } from './entity-tag.interceptor.js'

/** OpenAPI extension of an operation whose responses have an entity tag. */
export const HAS_ENTITY_TAG = 'x-entity-tag'

/** Lets clients ask whether their copy of the document is current (`If-None-Match`). */
export const EntityTag = () =>
  applyDecorators(UseInterceptors(EntityTagInterceptor), ApiExtension(HAS_ENTITY_TAG, true))
