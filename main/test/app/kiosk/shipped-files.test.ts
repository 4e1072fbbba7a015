/** What is shipped beside the console for administrators of kiosks: it must agree with the console, and with what Windows documents. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { EXIT_CODES, WATCHER_ACTIONS, type ExitName } from '@roomkey/shared/watcher/exit-codes';
import { around, below, commandName, parseScript, readScript } from '../../support/powershell';
import { parseXml, type XmlElement } from '../../support/xml';

const folder = path.resolve(import.meta.dirname, '../../../../build/kiosk');
const at = (...parts: string[]) => path.join(folder, ...parts);

const names = Object.keys(EXIT_CODES) as ExitName[];
const codesThat = (action: 'restart' | 'leave') =>
  names.filter((name) => WATCHER_ACTIONS[name] === action).map((name) => EXIT_CODES[name]);

describe('exit codes in the files of watchers (ROOMKEY_UPDATE_DOCS=1 writes them)', () => {
  const shellLauncher = [
    '        <ReturnCodeActions>',
    ...codesThat('leave').map((code) => `          <ReturnCodeAction ReturnCode="${code}" Action="DoNothing" />`),
    '        </ReturnCodeActions>',
    '        <DefaultAction Action="RestartShell" />',
  ];
  const systemd = [
    `RestartPreventExitStatus=${codesThat('leave').join(' ')}`,
    `SuccessExitStatus=${EXIT_CODES.restart}`,
  ];

  test.each([
    ['windows/shell-launcher.xml', shellLauncher],
    ['linux/roomkey-kiosk.service', systemd],
  ])('%s', (file, lines) => {
    const text = readFileSync(at(file), 'utf8');
    const wanted = text.replace(
      /(generated from shared\/watcher\/exit-codes\.ts.*\n)[\s\S]*?(\n.*end of generated lines)/,
      (_all, before: string, after: string) => `${before}${lines.join('\n')}${after}`,
    );
    if (process.env['ROOMKEY_UPDATE_DOCS'] === '1') writeFileSync(at(file), wanted);
    expect(readFileSync(at(file), 'utf8')).toBe(wanted);
    expect(wanted).toContain(lines[0]);
  });

  test('Shell Launcher takes four return codes of its own, not more', () => {
    expect(codesThat('leave').length).toBeLessThanOrEqual(4);
  });

  test('the table in docs/SECURITY.md has every code', () => {
    const docs = readFileSync(path.resolve(folder, '../../docs/SECURITY.md'), 'utf8');
    for (const name of names) {
      const action = WATCHER_ACTIONS[name] === 'leave' ? 'leaves it' : 'starts it again';
      expect(docs).toMatch(new RegExp(`\\| ${EXIT_CODES[name]} +\\| \`${name}\` +\\|.*\\| ${action} +\\|`));
    }
  });
});

const readXml = (file: string) => parseXml(readFileSync(at(file), 'utf8'));
const children = (element: XmlElement | null) => [...(element?.children ?? [])].map(({ localName }) => localName);
const GUID = /^\{[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}$/;

// The rules are those of "Shell Launcher XML Schema Definition" and "Assigned Access XML Schema Definition" on learn.microsoft.com.
describe('shell-launcher.xml follows the documented schema', () => {
  const FIRST = 'http://schemas.microsoft.com/ShellLauncher/2018/Configuration';
  const SECOND = 'http://schemas.microsoft.com/ShellLauncher/2019/Configuration';
  const xml = readXml('windows/shell-launcher.xml');

  test('names, order and namespaces', () => {
    expect(xml.localName).toBe('ShellLauncherConfiguration');
    expect(children(xml)).toEqual(['Profiles', 'Configs']);
    for (const element of xml.querySelectorAll('*')) expect(element.namespaceURI, element.localName).toBe(FIRST);
    expect(children(xml.querySelector('Profiles'))).toEqual(['DefaultProfile', 'Profile']);
    expect(children(xml.querySelector('Profiles > Profile'))).toEqual(['Shell']);
    expect(children(xml.querySelector('Config'))).toEqual(['Account', 'Profile']);
    const shell = xml.querySelector('Profiles > Profile > Shell');
    expect(children(shell)).toEqual(['ReturnCodeActions', 'DefaultAction']);
    expect(shell?.getAttribute('Shell')).toBe('{{Shell}}');
    expect(shell?.getAttributeNS(SECOND, 'AppType')).toBe('Desktop');
    expect(shell?.getAttributeNS(SECOND, 'AllAppsFullScreen')).toBe('true');
  });

  test('profile and user belong together, and everybody else keeps Explorer', () => {
    const id = xml.querySelector('Profiles > Profile')?.getAttribute('Id') ?? '';
    expect(id).toMatch(GUID);
    expect(xml.querySelector('Config > Profile')?.getAttribute('Id')).toBe(id);
    expect(xml.querySelector('DefaultProfile > Shell')?.getAttribute('Shell')).toBe('%SystemRoot%\\explorer.exe');
  });

  test('actions are known, codes are numbers and stand once', () => {
    const actions = [...xml.querySelectorAll('ReturnCodeAction')];
    const codes = actions.map((each) => each.getAttribute('ReturnCode'));
    expect(codes).toEqual(codesThat('leave').map(String));
    expect(new Set(codes).size).toBe(codes.length);
    for (const each of xml.querySelectorAll('[Action]'))
      expect(['RestartShell', 'RestartDevice', 'ShutdownDevice', 'DoNothing']).toContain(each.getAttribute('Action'));
  });
});

test('assigned-access.xml follows the documented schema', () => {
  const xml = readXml('windows/assigned-access.xml');
  const root = 'http://schemas.microsoft.com/AssignedAccess/2017/config';
  const rs5 = 'http://schemas.microsoft.com/AssignedAccess/201810/config';
  expect(xml.localName).toBe('AssignedAccessConfiguration');
  expect(xml.namespaceURI).toBe(root);
  expect(children(xml)).toEqual(['Profiles', 'Configs']);
  const profile = xml.querySelector('Profiles > Profile');
  expect(children(profile)).toEqual(['AllAppsList', 'StartPins', 'Taskbar']);
  expect(profile?.getAttribute('Id')).toMatch(GUID);
  const apps = [...xml.querySelectorAll('AllAppsList > AllowedApps > App')];
  expect(apps).toHaveLength(1);
  expect(apps[0]?.getAttribute('DesktopAppPath')).toBe('%ProgramFiles%\\Roomkey\\Roomkey.exe');
  expect(apps[0]?.getAttributeNS(rs5, 'AutoLaunch')).toBe('true');
  expect(apps[0]?.getAttributeNS(rs5, 'AutoLaunchArguments')).toContain('--kiosk --exit-pin-file=');
  expect(JSON.parse(xml.querySelector('StartPins')?.textContent ?? '')).toEqual({ pinnedList: [] });
  expect(xml.querySelector('Config > DefaultProfile')?.getAttribute('Id')).toBe(profile?.getAttribute('Id'));
});

const SCRIPTS = ['Install-RoomkeyKiosk.ps1', 'Remove-RoomkeyKiosk.ps1', 'Test-RoomkeyKiosk.ps1'];
const MODULES = ['RoomkeyKiosk.Host.psm1', 'RoomkeyKiosk.Settings.psm1'];

/** Commands of Windows that change something. */
const CHANGES =
  /^(?:Set|New|Remove|Add|Enable|Disable|Register|Unregister|Start|Stop|Move|Copy|Clear|Rename)-(?!StrictMode|Object$|Guid$|Roomkey|Setting$|ScheduledTaskAction$|ScheduledTaskPrincipal$|FeatureSetting|AccountSetting|ExitPinSetting|RegistrySetting|ShellLauncherSetting|PowerSetting|KeySetting|FilterSetting|FirewallSetting|Sleep$)|^powercfg/i;

describe('the PowerShell scripts', () => {
  const trees = new Map<string, Node>();
  const tree = (file: string): Node => {
    const found = trees.get(file);
    if (found === undefined) throw new Error(`no such script: ${file}`);
    return found;
  };
  beforeAll(async () => {
    for (const file of [...SCRIPTS, ...MODULES]) trees.set(file, await readScript(at('windows', file)));
  });
  const commands = (file: string) => [...below(tree(file))].filter(({ type }) => type === 'command');

  test.each([...SCRIPTS, ...MODULES])('%s is well-formed, strict, and stops at the first error', (file) => {
    expect(tree(file).hasError).toBe(false);
    expect(tree(file).text).toContain('Set-StrictMode -Version 3.0');
    expect(tree(file).text).toContain("$ErrorActionPreference = 'Stop'");
  });

  test('the parser does find what is not well-formed', async () => {
    const text = tree('Install-RoomkeyKiosk.ps1').text;
    for (const [right, wrong] of [
      ['foreach ($setting in $settings) {', 'foreach ($setting in $settings {'],
      ["$ErrorActionPreference = 'Stop'", "$ErrorActionPreference = 'Stop"],
    ] as const)
      expect((await parseScript(text.replace(right, wrong))).hasError).toBe(true);
  });

  test('nothing is changed but behind ShouldProcess or in a setting’s Write', () => {
    let changes = 0;
    for (const file of [...SCRIPTS, ...MODULES]) {
      for (const command of commands(file).filter((each) => CHANGES.test(commandName(each)))) {
        changes += 1;
        expect(isGuarded(command), `${file}: ${command.text.slice(0, 80)}`).toBe(true);
      }
    }
    expect(changes).toBeGreaterThan(20);
  });

  test('settings are written only where ShouldProcess said so, and after what was before is saved', () => {
    for (const file of SCRIPTS) {
      const { text } = tree(file);
      const writes = text.match(/& \$setting\.Write/g) ?? [];
      expect(writes.length, file).toBe(file.startsWith('Test') ? 0 : 1);
      if (writes.length === 0) continue;
      const loop = text.slice(text.indexOf('foreach ($setting in $settings)'));
      expect(loop).toMatch(/if \(-not \$PSCmdlet\.ShouldProcess\([^\n]*\{ continue \}[\s\S]*& \$setting\.Write/);
    }
    const install = tree('Install-RoomkeyKiosk.ps1').text;
    expect(install.indexOf('$state[$setting.Id] = $before')).toBeLessThan(install.indexOf('& $setting.Write'));
    expect(install.indexOf('Save-RoomkeyState')).toBeLessThan(install.indexOf('& $setting.Write'));
  });

  test('install and remove can both be tried with -WhatIf and ask by themselves', () => {
    for (const file of SCRIPTS.slice(0, 2))
      expect(tree(file).text).toContain("[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]");
  });

  test('every setting can be read, written, and so restored: install, remove and show use one table', () => {
    const made = commands('RoomkeyKiosk.Settings.psm1').filter((each) => commandName(each) === 'New-Setting');
    expect(made.length).toBeGreaterThanOrEqual(9);
    for (const each of made) {
      for (const member of ['-Id', '-Text', '-Wanted', '-Read', '-Write']) expect(each.text).toContain(` ${member} `);
    }
    for (const file of SCRIPTS) expect(tree(file).text).toContain('Get-RoomkeySetting -Options');
  });

  test('each checks the machine first, and no secret is saved or shown', () => {
    for (const file of SCRIPTS) {
      const { text } = tree(file);
      expect(text.indexOf('Assert-RoomkeyHost')).toBeGreaterThan(0);
      expect(text.indexOf('Assert-RoomkeyHost')).toBeLessThan(text.indexOf('Get-RoomkeySetting'));
    }
    for (const file of [...SCRIPTS, ...MODULES])
      for (const command of commands(file).filter((each) => commandName(each).startsWith('Write-')))
        expect(command.text).not.toMatch(/password|\$pin\b|ExitPin/i);
  });

  test('the installer runs none of them', () => {
    const builder = readFileSync(path.resolve(folder, '../../electron-builder.yml'), 'utf8');
    expect(builder).not.toMatch(/ps1|nsh|customAction/i);
    expect(builder).toContain('from: build/kiosk');
  });
});

/** In the block that follows `-Write`, or in a function or loop that asks ShouldProcess and leaves when the answer is no. */
function isGuarded(command: Node): boolean {
  let inner = command;
  for (const outer of around(command)) {
    if (outer.type === 'command_elements' || outer.type === 'command') {
      const before = outer.text.slice(0, inner.startIndex - outer.startIndex);
      if (/-Write\s*$/.test(before)) return true;
    }
    if (outer.type === 'function_statement' && /ShouldProcess\([^\n]*\{ return/.test(outer.text)) return true;
    inner = outer;
  }
  return false;
}
