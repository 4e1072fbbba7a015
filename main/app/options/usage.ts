/** What `--help` prints, and what follows a wrong command line. */
export const USAGE = `Usage: roomkey [options]

  --portal URL           the Roomkey portal (https; http only on this machine)
  --profile NAME         play a certified device instead of measuring this one
  --kiosk                full screen, without a way out but the exit PIN
  --exit-pin-file PATH   file with the exit PIN, 6 to 16 digits (or set ROOMKEY_EXIT_PIN)
  --locale en|de|ar      language of the first screen
  --user-data-dir PATH   where the console keeps its state
  --export-dir PATH      where log exports are written (default: the user's downloads)
  --vault keychain       where credentials are kept (from source also: memory)
  --inspect-machine      show where the setup stands on a page of this machine (from source only)
  --help                 this text

The exit PIN is never taken from the command line, where every user of the machine could read it.`;
