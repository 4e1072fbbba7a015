/** The rooms of the sample organisation: 25 in five sites, 15 of them ready for a one-time password, the others each with a reason. */
import type { Licence } from '@roomkey/shared/protocol/lists';

export interface SeedRoom {
  /** Before the @ of the UPN. */
  readonly name: string;
  readonly displayName: string;
  readonly site: string;
  readonly location: string;
  readonly licence?: Licence;
  readonly enabled?: false;
  readonly passwordExpires?: true;
  /** The password has expired already: sign-in answers AADSTS50055. */
  readonly passwordExpired?: true;
  readonly mfaRequired?: true;
  /** Ready for an OTP, yet sign-in answers AADSTS53003: what a portal cannot see beforehand. */
  readonly blockedByPolicy?: true;
  readonly hybrid?: true;
  readonly mailboxConfigured?: false;
}

const seattle = 'Seattle';
const london = 'London';
const munich = 'München';
const saoPaulo = 'São Paulo';
const tokyo = '東京';

export const contosoRooms: readonly SeedRoom[] = [
  { name: 'sea-rainier', displayName: 'Rainier', site: seattle, location: 'Building 1, Floor 1, Room 101' },
  { name: 'sea-baker', displayName: 'Baker', site: seattle, location: 'Building 1, Floor 1, Room 102' },
  { name: 'sea-adams', displayName: 'Adams', site: seattle, location: 'Building 1, Floor 2, Room 201' },
  { name: 'sea-olympus', displayName: 'Olympus', site: seattle, location: 'Building 1, Floor 2, Room 210' },
  {
    name: 'sea-shuksan',
    displayName: 'Shuksan',
    site: seattle,
    location: 'Building 2, Floor 3, Room 318',
    licence: 'none',
  },
  {
    name: 'sea-stuart',
    displayName: 'Stuart',
    site: seattle,
    location: 'Building 2, Floor 3, Room 320',
    mfaRequired: true,
  },
  { name: 'lon-thames', displayName: 'Thames', site: london, location: 'Floor 4, Room 4.01' },
  { name: 'lon-fleet', displayName: 'Fleet', site: london, location: 'Floor 4, Room 4.02' },
  { name: 'lon-tyburn', displayName: 'Tyburn', site: london, location: 'Floor 4, Room 4.10' },
  {
    name: 'lon-effra',
    displayName: 'Effra',
    site: london,
    location: 'Floor 5, Room 5.01',
    licence: 'Teams Rooms Basic',
  },
  { name: 'lon-wandle', displayName: 'Wandle', site: london, location: 'Floor 5, Room 5.02', hybrid: true },
  { name: 'muc-isar', displayName: 'Isar', site: munich, location: 'Gebäude A, 1. OG, Raum 1.12' },
  { name: 'muc-wuerm', displayName: 'Würm', site: munich, location: 'Gebäude A, 1. OG, Raum 1.14' },
  { name: 'muc-amper', displayName: 'Amper', site: munich, location: 'Gebäude A, 2. OG, Raum 2.03' },
  {
    name: 'muc-loisach',
    displayName: 'Loisach',
    site: munich,
    location: 'Gebäude B, EG, Raum 0.05',
    passwordExpires: true,
  },
  { name: 'muc-mangfall', displayName: 'Mangfall', site: munich, location: 'Gebäude B, EG, Raum 0.07', enabled: false },
  { name: 'sao-tiete', displayName: 'Tietê', site: saoPaulo, location: 'Torre Norte, 12º andar, Sala 1203' },
  { name: 'sao-pinheiros', displayName: 'Pinheiros', site: saoPaulo, location: 'Torre Norte, 12º andar, Sala 1207' },
  {
    name: 'sao-tamanduatei',
    displayName: 'Tamanduateí',
    site: saoPaulo,
    location: 'Torre Sul, 3º andar, Sala 301',
    mailboxConfigured: false,
  },
  {
    name: 'sao-aricanduva',
    displayName: 'Aricanduva',
    site: saoPaulo,
    location: 'Torre Sul, 3º andar, Sala 305',
    licence: 'none',
    hybrid: true,
  },
  { name: 'tyo-sumida', displayName: '隅田', site: tokyo, location: '本館 8階 801' },
  { name: 'tyo-arakawa', displayName: '荒川', site: tokyo, location: '本館 8階 802' },
  { name: 'tyo-tama', displayName: '多摩', site: tokyo, location: '本館 9階 901', blockedByPolicy: true },
  { name: 'tyo-edo', displayName: '江戸', site: tokyo, location: '別館 2階 201', passwordExpired: true },
  {
    name: 'tyo-meguro',
    displayName: '目黒',
    site: tokyo,
    location: '別館 2階 202',
    licence: 'none',
    mfaRequired: true,
  },
];
