import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { maskedName } from '../../contract/identity/masks';
import type { CertificateProof, CertificateView } from '../../contract/volunteer/volunteer.api';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { certificatePdf } from './certificate.pdf';
import { VolunteerProfiles } from './volunteer.profiles';
import { hoursOf } from './volunteer.row';

interface CertificateRecord {
  id: number;
  code: string;
  personId: number;
  fromAt: number;
  toAt: number;
  minutes: number;
  activities: number;
  issuedAt: number;
  revokedAt: number | null;
  /** When hours in it were put right. */
  supersededAt: number | null;
}

/** No 0 and O, no 1 and I: it is read off paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;
const SHOWN = 50;

/** 志愿服务证明: what was served in a stretch of time, with a code that anybody who holds the paper may check. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Certificates {
  @Inject() protected database: Database;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected org: Directory;
  @Inject() protected settings: Settings;

  /** Issues one for what was served from then to then. Throws `volunteerUnknown` or `certificateEmpty`. */
  async issue(
    actor: Actor,
    { from, to }: { from: number; to: number },
    call?: Once,
  ): Promise<CertificateView> {
    const code = await once(this.database, call, async (uow) => {
      if (!(await this.profiles.find(actor.id, uow))) throw new Refusal('volunteerUnknown');
      const sum = await uow.one<{ minutes: number | null; activities: number }>(
        `SELECT SUM(c.minutes) AS minutes, COUNT(*) AS activities FROM volunteer_claim c
         JOIN volunteer_activity a ON a.id = c.activityId
         WHERE c.personId = ? AND c.state = 'served' AND a.startsAt >= ? AND a.startsAt <= ?`,
        [actor.id, from, to],
      );
      const minutes = Number(sum?.minutes ?? 0);
      if (minutes === 0) throw new Refusal('certificateEmpty');
      const made = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
      await uow.insert('volunteer_certificate', {
        ...{ code: made, personId: actor.id, fromAt: from, toAt: Math.min(to, uow.now), minutes },
        ...{ activities: Number(sum?.activities ?? 0), issuedAt: uow.now, revokedAt: null },
        supersededAt: null,
      });
      return made;
    });
    return this.own(actor, code);
  }

  /** One's own, newest first. */
  async list(actor: Actor): Promise<CertificateView[]> {
    const rows = await this.database.read<CertificateRecord>(
      'SELECT * FROM volunteer_certificate WHERE personId = ? AND revokedAt IS NULL ORDER BY id DESC LIMIT ?',
      [actor.id, SHOWN],
    );
    return Promise.all(rows.map((row) => this.view(row)));
  }

  /**
   * Those that state hours of this service, as it was counted before, prove nothing any more. `servedAt`: when it was
   * first counted; what was issued earlier did not state it.
   */
  async supersede(
    uow: UnitOfWork,
    { personId, startsAt, servedAt }: { personId: number; startsAt: number; servedAt: number },
  ): Promise<void> {
    await uow.run(
      `UPDATE volunteer_certificate SET supersededAt = ?
       WHERE personId = ? AND fromAt <= ? AND toAt >= ? AND issuedAt >= ? AND supersededAt IS NULL`,
      [uow.now, personId, startsAt, startsAt, servedAt],
    );
  }

  /** The PDF of one's own. Throws `notFound` or `certificateSuperseded`. */
  async pdf(actor: Actor, code: string): Promise<Buffer> {
    const view = await this.own(actor, code);
    if (view.supersededAt !== undefined) throw new Refusal('certificateSuperseded');
    return certificatePdf(view, `${this.settings.publicUrl}/admin/verify/${code}`);
  }

  /** What anybody may know of a code: that it is genuine, and of whom, their name masked. */
  async verify(code: string): Promise<CertificateProof> {
    const row = await this.find(code);
    if (!row) return { valid: false, says: '没有这份证明，请核对编码' };
    if (row.revokedAt !== null) return { valid: false, says: '这份证明已失效' };
    if (row.supersededAt !== null) return { valid: false, says: supersededSays(row.supersededAt) };
    const { pdf: _pdf, verify: _verify, ...certificate } = await this.view(row);
    return {
      valid: true,
      says: '证明真实有效',
      certificate: { ...certificate, name: maskedName(certificate.name) },
    };
  }

  private async own(actor: Actor, code: string): Promise<CertificateView> {
    const row = await this.find(code);
    if (row?.personId !== actor.id || row.revokedAt !== null) throw new Refusal('notFound');
    return this.view(row);
  }

  private find(code: string): Promise<CertificateRecord | undefined> {
    return this.database.readOne<CertificateRecord>('SELECT * FROM volunteer_certificate WHERE code = ?', [
      code,
    ]);
  }

  private async view(row: CertificateRecord): Promise<CertificateView> {
    const { code, personId, fromAt, toAt, minutes, activities, issuedAt, supersededAt } = row;
    const [profile, names] = await Promise.all([
      this.profiles.find(personId),
      this.profiles.names([personId]),
    ]);
    const verify = `/api/volunteer/certificates/${code}`;
    return {
      ...{ code, activities, issuedAt, from: fromAt, to: toAt, verify, pdf: `${verify}/pdf` },
      no: profile?.no ?? '',
      name: names.get(personId) ?? '',
      hours: hoursOf(minutes),
      ...(supersededAt === null ? {} : { supersededAt }),
      issuer: this.org.district.name,
    };
  }
}

/** It is genuine, and what it states no longer holds: whoever holds it should ask for another. */
const supersededSays = (at: number): string =>
  `这份证明是真的，但其中的服务时长在 ${townTime(at).slice(0, 10)} 作过更正，不再作准，请本人另开一份`;
