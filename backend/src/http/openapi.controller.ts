import { Controller, Get } from '@nestjs/common';
import { Public } from './can.js';
import { openApiDocument } from './openapi.js';

@Controller('api')
export class OpenApiController {
  private document: Record<string, unknown> | null = null;

  @Get('openapi.json')
  @Public()
  show(): Record<string, unknown> {
    return (this.document ??= openApiDocument());
  }
}
