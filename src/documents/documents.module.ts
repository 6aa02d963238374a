import { Module } from '@nestjs/common'
import { DocumentsController } from './documents.controller.js'
import { DocumentsService } from './documents.service.js'

/** The documents below `/.well-known/` with which the RP ID says what belongs to it. */
@Module({ controllers: [DocumentsController], providers: [DocumentsService] })
export class DocumentsModule {}
