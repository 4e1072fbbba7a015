#Requires -Version 5.1
<#
.SYNOPSIS
Turns this machine into a Roomkey kiosk. Run by an administrator, never by the installer.
.DESCRIPTION
Creates a local standard user, gives that user the console instead of Explorer (Shell Launcher), blocks the chords that leave it
(Keyboard Filter), and keeps the machine awake. Before each change it saves what was there to ProgramData\Roomkey\kiosk-state.json;
Remove-RoomkeyKiosk.ps1 restores from that file. Can be run again: what is as it should be is left alone.
.PARAMETER Portal
The portal's https address.
.PARAMETER ExitPin
The PIN that leaves the kiosk, 6 to 16 digits. Asked for where it is missing; there is no default.
.PARAMETER AutoLogon
Lsa: the kiosk's user signs in by itself; the password is random, nobody sees it, and it is kept as a secret of the LSA, which
administrators of this machine can read. None: somebody signs in, with the password given as AccountPassword.
.PARAMETER Firewall
Also blocks whatever would come in to the console from outside.
.EXAMPLE
.\Install-RoomkeyKiosk.ps1 -Portal https://portal.example -AutoLogon Lsa -WhatIf
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)][ValidatePattern('^https://[^\s"]+$')][string] $Portal,
    [Parameter(Mandatory)][ValidateSet('Lsa', 'None')][string] $AutoLogon,
    [Parameter(Mandatory)][securestring] $ExitPin,
    [securestring] $AccountPassword,
    [ValidatePattern('^[A-Za-z][A-Za-z0-9]{0,19}$')][string] $Account = 'RoomkeyKiosk',
    [string] $Program = (Join-Path $env:ProgramFiles 'Roomkey\Roomkey.exe'),
    [switch] $Firewall
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Host.psm1') -Force
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Settings.psm1') -Force

Assert-RoomkeyHost
if (-not (Test-Path -LiteralPath $Program)) { throw "There is no console at $Program. Install it first, or name it with -Program." }
$pin = (New-Object System.Net.NetworkCredential('', $ExitPin)).Password
if ($pin -notmatch '^[0-9]{6,16}$') { throw 'The exit PIN has 6 to 16 digits.' }
if ($AutoLogon -eq 'None' -and $null -eq $AccountPassword) { throw 'With -AutoLogon None somebody has to sign in: give -AccountPassword.' }

$state = Get-RoomkeyState
$winlogon = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
$signsInAlready = $null -ne $winlogon.PSObject.Properties['AutoAdminLogon'] -and $winlogon.AutoAdminLogon -eq '1'
if ($AutoLogon -eq 'Lsa' -and $state.Count -eq 0 -and $signsInAlready) {
    throw 'Somebody signs in to this machine by itself already. Their password cannot be saved and restored here: turn that off first.'
}

if (-not $state.Contains('account') -and $null -ne (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
    throw "There is an account named $Account already, which these scripts did not make. Choose another name with -Account."
}

$password = if ($null -ne $AccountPassword) { (New-Object System.Net.NetworkCredential('', $AccountPassword)).Password }
else {
    $bytes = New-Object byte[] 24
    [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
    'aA1!' + [Convert]::ToBase64String($bytes)
}
$exitPinFile = Join-Path $env:ProgramData 'Roomkey\console\exit-pin'
$settings = Get-RoomkeySetting -Options @{
    Account = $Account; AutoLogon = $AutoLogon; Password = $password; ExitPin = $pin; ExitPinFile = $exitPinFile
    Shell = "`"$Program`" --kiosk --exit-pin-file=`"$exitPinFile`" --portal=`"$Portal`""
    Program = $Program; Firewall = [bool]$Firewall; Template = (Join-Path $PSScriptRoot 'shell-launcher.xml')
}

# What was chosen for this script does not reach into modules by itself.
Protect-RoomkeyFolder -Confirm:$false -WhatIf:$WhatIfPreference
$restart = $false
foreach ($setting in $settings) {
    $before = & $setting.Read
    if (Test-RoomkeySame $before $setting.Wanted) { Write-Verbose "$($setting.Text): as it should be"; continue }
    if (-not $PSCmdlet.ShouldProcess($setting.Text, 'Change for the kiosk')) { continue }
    if (-not $state.Contains($setting.Id)) {
        $state[$setting.Id] = $before
        Save-RoomkeyState -State $state -Confirm:$false
    }
    & $setting.Write $setting.Wanted
    Write-Output "Changed: $($setting.Text)"
    if ($setting.NeedsRestart) { $restart = $true }
}

if ($restart) {
    Write-Warning 'Restart Windows, then run this script again with the same parameters: Keyboard Filter has its settings only after that.'
}
else { Write-Output 'Done. Sign out, or restart Windows, to begin.' }
