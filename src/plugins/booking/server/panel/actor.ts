import type { Core } from '@strapi/strapi';
import type { ActorKind } from '../domain/states';
import type { Actor } from '../domain/types';

interface StaffUser {
  readonly id: number;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly username?: string | null;
}

/** The member of staff behind the request that is under way; a nameless one for scripts and the console. */
export function currentStaff(strapi: Core.Strapi): Actor {
  const state = strapi.requestContext.get()?.state;
  if (state?.auth?.strategy?.name !== 'admin') return { kind: 'staff' };
  const user = state.user as StaffUser;
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ') || user.username || undefined;
  return { kind: 'staff', id: user.id, ...(name && { name }) };
}

/** The way back from a history line's `actorLabel`: `staff 12 Amel Ben Salah` is staff, by the name of Amel Ben Salah. */
export function actorOf(label: string): Actor {
  const [kind, id, ...name] = label.split(' ');
  return {
    kind: kind as ActorKind,
    ...(id !== undefined && { id: Number(id) }),
    ...(name.length > 0 && { name: name.join(' ') }),
  };
}
