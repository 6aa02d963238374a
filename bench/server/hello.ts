/** A NestJS application on Fastify with one route that returns one JSON object. */
import 'reflect-metadata'
import { Controller, HttpCode, Module, Post } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'

@Controller('hello')
class HelloController {
  @Post()
  @HttpCode(200)
  hello(): object {
    return { greeting: 'Hello' }
  }
}

@Module({ controllers: [HelloController] })
class HelloModule {}

const app = await NestFactory.create<NestFastifyApplication>(HelloModule, new FastifyAdapter(), { logger: false })
await app.listen(0, '127.0.0.1')
console.log(`listening on ${await app.getUrl()}`)
