#Requires -Version 5.1
<#
.SYNOPSIS
Shows each setting of the kiosk: what it is now, whether that is as it should be, and what was saved. Changes nothing.
#>
[CmdletBinding()]
param(
    [ValidatePattern('^[A-Za-z][A-Za-z0-9]{0,19}$')][string] $Account = 'RoomkeyKiosk',
    [ValidateSet('Lsa', 'None')][string] $AutoLogon = 'Lsa',
    [switch] $Firewall
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Host.psm1') -Force
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Settings.psm1') -Force

Assert-RoomkeyHost
$state = Get-RoomkeyState
$settings = Get-RoomkeySetting -Options @{
    Account = $Account; AutoLogon = $AutoLogon; Password = $null; ExitPin = $null; Shell = ''; Program = ''; Firewall = [bool]$Firewall
    ExitPinFile = (Join-Path $env:ProgramData 'Roomkey\console\exit-pin'); Template = (Join-Path $PSScriptRoot 'shell-launcher.xml')
}
foreach ($setting in $settings) {
    $now = & $setting.Read
    # The command line of the shell is not known here: any configuration that names the console will do.
    $isShell = $setting.Id -eq 'shellLauncher'
    $right = if ($isShell) { "$now" -match 'Roomkey' } else { Test-RoomkeySame $now $setting.Wanted }
    [pscustomobject]@{
        Setting = $setting.Text
        Now = if ($isShell) { '(XML)' } else { $now }
        Right = $right
        Saved = $state.Contains($setting.Id)
    }
}
