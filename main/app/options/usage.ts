/** What `--help` prints, and what follows a wrong command line. */
export const USAGE = `Usage: roomkey [options]

  --config FILE                JSON with the settings below, by their names in docs/CONSOLE.md
  --portal URL                 the Roomkey portal (https; http only on this machine)
  --portal-certificate SHA256  fingerprint of the one certificate that stands for the portal
  --portal-authorities FILE    PEM with the organisation's own authorities, for the portal alone
  --proxy system|direct|URL    the way to the portal
  --proxy-bypass HOSTS         hosts that go past the proxy, with commas between
  --kiosk                      full screen, without a way out but the exit PIN
  --exit-pin-file PATH         file with the exit PIN, 6 to 16 digits (or set ROOMKEY_EXIT_PIN)
  --console-display auto|N     display of the console, counted from 1, from left to right
  --front-of-room-display auto|N|window|none
                               display that the whole room sees; window: beside the console on the same display
  --locale LANGUAGE            language of the first screen: en, de, fr, es, pt, ja, zh or ar
  --theme LOOK                 system, light, dark or contrast
  --nightly-restart HH:MM-HH:MM|off
                               restart once a night in this window (kiosk: 02:00-05:00)
  --contact TEXT               whom to call when the console cannot start
  --profile NAME               play a certified device instead of measuring this one
  --user-data-dir PATH         where the console keeps its state
  --log-folder PATH            where the event log is written
  --export-dir PATH            where log exports are written (default: the user's downloads)
  --vault keychain             where credentials are kept (from source also: memory)
  --inspect-machine            show where the setup stands on a page of this machine (from source only)
  --demo-token-file FILE       play in a demo of --portal, with this API token of its (from source, and in the demo's package)
  --demo-auto                  all stories at once, in a loop, until somebody touches the screen
  --demo-idle-seconds N        without a touch until the story takes over again (60)
  --demo-countdown-seconds N   how many of them are counted down on the screen (15)
  --demo-speed N               stories N times faster, for tests
  --demo-portal-window FILE    show the portal beside the console, signed in by the link in FILE (from source only)
  --help                       this text

Each setting can also stand in the environment (ROOMKEY_PORTAL_URL, ROOMKEY_KIOSK, ROOMKEY_CONFIG …) and in the file; the
command line comes first, then the environment, then the file. The exit PIN is never taken from the command line or the
file, where every user of the machine could read it.`;
