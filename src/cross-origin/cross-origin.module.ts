import { Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { BrowserRoutes } from './browser-routes.js'

@Module({ imports: [DiscoveryModule], providers: [BrowserRoutes] })
export class CrossOriginModule {}
