import { Controller, Get } from '@nestjs/common';
import { searchQuery, type SearchQuery, type SearchResult } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { searchPlan } from './search-plan.js';

const HITS = 5;

@Controller('api/search')
export class SearchController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Can('action.read')
  search(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(searchQuery) { q, limit = HITS }: SearchQuery,
  ): Promise<SearchResult> {
    return this.unitOfWork.read(tenant, (tx) => searchPlan(tx, q, limit));
  }
}
