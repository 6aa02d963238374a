import { Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { OpenRoutes } from './open-routes.js'

@Module({ imports: [DiscoveryModule], providers: [OpenRoutes] })
export class CrossOriginModule {}
