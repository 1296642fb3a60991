import { Param } from '@nestjs/common';
import { DomainError } from '@kompassplan/domain';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `@IdParam() id: string`: a UUID from the path; anything else cannot exist, so 404. */
export const IdParam = (name = 'id'): ParameterDecorator =>
  Param(name, {
    transform: (value: string) => {
      if (!UUID.test(value)) throw new DomainError('not-found');
      return value.toLowerCase();
    },
  });
