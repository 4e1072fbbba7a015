#Requires -Version 5.1
<#
.SYNOPSIS
Restores what Install-RoomkeyKiosk.ps1 changed, from ProgramData\Roomkey\kiosk-state.json, in the reverse order.
.DESCRIPTION
What was restored is struck from the file at once, so that a run that was interrupted goes on where it stopped. Two things cannot
be restored because they were never saved, being secrets: an exit PIN and an auto-logon password that were there before.
.EXAMPLE
.\Remove-RoomkeyKiosk.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param([ValidatePattern('^[A-Za-z][A-Za-z0-9]{0,19}$')][string] $Account = 'RoomkeyKiosk')
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Host.psm1') -Force
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Settings.psm1') -Force

Assert-RoomkeyHost
$state = Get-RoomkeyState
if ($state.Count -eq 0) { Write-Output 'Nothing was changed by these scripts.'; return }
if ($env:USERNAME -eq $Account) { throw 'Sign in as an administrator: this account is the one that goes.' }

# Every setting there is, whatever was chosen at the installation: the file says which were changed.
$settings = Get-RoomkeySetting -Options @{
    Account = $Account; AutoLogon = 'Lsa'; Password = $null; ExitPin = $null; Shell = ''; Program = ''; Firewall = $true
    ExitPinFile = (Join-Path $env:ProgramData 'Roomkey\console\exit-pin'); Template = (Join-Path $PSScriptRoot 'shell-launcher.xml')
}
[array]::Reverse($settings)
foreach ($setting in $settings) {
    if (-not $state.Contains($setting.Id)) { continue }
    if (-not $PSCmdlet.ShouldProcess($setting.Text, 'Restore what was before')) { continue }
    & $setting.Write $state[$setting.Id]
    $state.Remove($setting.Id)
    Save-RoomkeyState -State $state -Confirm:$false
    Write-Output "Restored: $($setting.Text)"
}
foreach ($id in @($state.Keys)) { Write-Warning "Not restored: $id" }
if ($state.Count -eq 0) { Write-Output 'Everything is as it was. Restart Windows to finish.' }
