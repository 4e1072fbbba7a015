/** What `--help` prints, and what follows a wrong command line. */
export const USAGE = `Usage: roomkey [options]

  --portal URL           the Roomkey portal (https; http only on this machine)
  --profile NAME         play a certified device instead of measuring this one
  --kiosk                full screen, without a way out but the exit PIN
  --exit-pin-file PATH   file with the exit PIN, 6 to 16 digits (or set ROOMKEY_EXIT_PIN)
  --nightly-restart HH:MM-HH:MM|off
                         restart once a night in this window (kiosk: 02:00-05:00)
  --console-display auto|N
                         display of the console, counted from 1, from left to right
  --front-of-room-display auto|N|window|none
                         display that the whole room sees; window: beside the console on the same display
  --locale LANGUAGE      language of the first screen: en, de, fr, es, pt, ja, zh or ar
  --user-data-dir PATH   where the console keeps its state
  --export-dir PATH      where log exports are written (default: the user's downloads)
  --vault keychain       where credentials are kept (from source also: memory)
  --inspect-machine      show where the setup stands on a page of this machine (from source only)
  --help                 this text

The exit PIN is never taken from the command line, where every user of the machine could read it.`;
