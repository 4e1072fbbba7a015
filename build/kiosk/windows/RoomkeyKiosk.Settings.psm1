# Every setting of the kiosk: what it is called, what it should be, how it is read and how it is written. The scripts install,
# remove and show by this one table, so what can be changed can be restored. A setting's Write is called by the scripts alone,
# each time behind ShouldProcess and after what Read answered is on disk.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'RoomkeyKiosk.Host.psm1')

$script:Embedded = 'root\standardcimv2\embedded'

# Chords that leave or change the kiosk, by their names in Keyboard Filter. Ctrl+Alt+Del stays: it is an administrator's way in.
$script:BlockedKeys = @(
    'Win', 'Ctrl+Esc', 'Ctrl+Win+F', 'Shift+Ctrl+Esc', 'Alt+Tab', 'Ctrl+Tab', 'Alt+Esc', 'Alt+F4', 'Ctrl+F4', 'Alt+Space',
    'Win+L', 'Win+D', 'Win+E', 'Win+R', 'Win+M', 'Win+Tab', 'Win+I', 'Win+K', 'Win+P', 'Win+U', 'Win+Enter', 'Win+Break',
    'Win+Up', 'Win+Down', 'Win+Left', 'Win+Right', 'Win+Home', 'Alt+Win', 'Application', 'F21',
    'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome', 'BrowserSearch', 'LaunchMail', 'LaunchApp1', 'LaunchApp2'
)

# Options: Account, Shell (command line), AutoLogon (Lsa or None), Password (text or null), ExitPin (text or null), Firewall
# (bool), Program (path), Template (path of shell-launcher.xml).
function Get-RoomkeySetting {
    [CmdletBinding()]
    param([Parameter(Mandatory)][hashtable] $Options)
    $settings = @()
    foreach ($feature in 'Client-DeviceLockdown', 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
        $settings += New-FeatureSetting $feature
    }
    $settings += New-AccountSetting $Options
    $settings += New-ExitPinSetting $Options
    $winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
    if ($Options.AutoLogon -eq 'Lsa') {
        $settings += New-RegistrySetting $winlogon 'DefaultUserName' $Options.Account 'String'
        $settings += New-RegistrySetting $winlogon 'DefaultDomainName' $env:COMPUTERNAME 'String'
        # A password in clear text would come before the secret.
        $settings += New-RegistrySetting $winlogon 'DefaultPassword' $null 'String'
        $settings += New-RegistrySetting $winlogon 'AutoAdminLogon' '1' 'String'
    }
    $settings += New-ShellLauncherSetting $Options
    $policies = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows'
    $settings += New-RegistrySetting "$policies\EdgeUI" 'AllowEdgeSwipe' 0 'DWord'
    $settings += New-RegistrySetting "$policies\Personalization" 'NoLockScreen' 1 'DWord'
    $settings += New-RegistrySetting 'HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting' 'DontShowUI' 1 'DWord'
    $settings += New-RegistrySetting 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System' 'HideFastUserSwitching' 1 'DWord'
    $settings += New-PowerSetting 'sleep' '238c9fa8-0aad-41ed-83f4-97be242c8f20' '29f6c1db-86da-48c5-9fdb-f2b67b1f44da'
    $settings += New-PowerSetting 'hibernate' '238c9fa8-0aad-41ed-83f4-97be242c8f20' '9d7815a6-7ee4-497e-8888-515a05f02364'
    $settings += New-PowerSetting 'display' '7516b95f-f776-4464-8c53-06167f40cc99' '3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e'
    foreach ($key in $script:BlockedKeys) { $settings += New-KeySetting $key }
    $settings += New-FilterSetting
    if ($Options.Firewall) { $settings += New-FirewallSetting $Options }
    return $settings
}

function New-Setting {
    param([string] $Id, [string] $Text, [AllowNull()] $Wanted, [scriptblock] $Read, [scriptblock] $Write, [bool] $NeedsRestart = $false)
    [pscustomobject]@{ Id = $Id; Text = $Text; Wanted = $Wanted; Read = $Read; Write = $Write; NeedsRestart = $NeedsRestart }
}

function New-FeatureSetting {
    param([string] $Name)
    New-Setting -Id "feature.$Name" -Text "Windows feature $Name" -Wanted 'Enabled' -NeedsRestart $true -Read {
        $state = (Get-WindowsOptionalFeature -Online -FeatureName $Name).State
        if ("$state" -like 'Enable*') { 'Enabled' } else { 'Disabled' }
    }.GetNewClosure() -Write {
        param($Value)
        if ($Value -eq 'Enabled') { Enable-WindowsOptionalFeature -Online -FeatureName $Name -All -NoRestart | Out-Null }
        else { Disable-WindowsOptionalFeature -Online -FeatureName $Name -NoRestart | Out-Null }
    }.GetNewClosure()
}

# Restoring removes the account only where these scripts made it; its profile folder stays.
function New-AccountSetting {
    param([hashtable] $Options)
    New-Setting -Id 'account' -Text "Local standard user $($Options.Account)" -Wanted $true -Read {
        $null -ne (Get-LocalUser -Name $Options.Account -ErrorAction SilentlyContinue)
    }.GetNewClosure() -Write {
        param($Value)
        if ($Value) {
            $password = ConvertTo-SecureString $Options.Password -AsPlainText -Force
            New-LocalUser -Name $Options.Account -Password $password -FullName 'Roomkey kiosk' -PasswordNeverExpires -UserMayNotChangePassword | Out-Null
            # The group of standard users by its SID: its name is translated.
            Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $Options.Account -ErrorAction SilentlyContinue
            if ($Options.AutoLogon -eq 'Lsa') { Set-RoomkeyLogonSecret -Password $Options.Password -Confirm:$false }
        }
        else {
            if ($Options.AutoLogon -eq 'Lsa') { Set-RoomkeyLogonSecret -Password $null -Confirm:$false }
            Remove-LocalUser -Name $Options.Account -ErrorAction SilentlyContinue
        }
    }.GetNewClosure()
}

# SECURITY: answers a PIN that others read, here and in the saved state: the kiosk's user may read the file, and only whether there
# was one is saved.
function New-ExitPinSetting {
    param([hashtable] $Options)
    New-Setting -Id 'exitPin' -Text 'File with the exit PIN' -Wanted $true -Read {
        Test-Path -LiteralPath $Options.ExitPinFile
    }.GetNewClosure() -Write {
        param($Value)
        if ($Value) {
            New-Item -ItemType Directory -Path (Split-Path $Options.ExitPinFile) -Force | Out-Null
            New-Item -ItemType File -Path $Options.ExitPinFile -Force | Out-Null
            $sid = (Get-LocalUser -Name $Options.Account).SID.Value
            $acl = New-Object System.Security.AccessControl.FileSecurity
            $acl.SetSecurityDescriptorSddlForm("O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;$sid)")
            Set-Acl -Path $Options.ExitPinFile -AclObject $acl
            Set-Content -LiteralPath $Options.ExitPinFile -Value $Options.ExitPin -Encoding ASCII
        }
        else { Remove-Item -LiteralPath $Options.ExitPinFile -Force -ErrorAction SilentlyContinue }
    }.GetNewClosure()
}

# Null: the value is not there.
function New-RegistrySetting {
    param([string] $Path, [string] $Name, [AllowNull()] $Wanted, [string] $Kind)
    New-Setting -Id "registry.$Path.$Name" -Text "Registry $Name" -Wanted $Wanted -Read {
        $item = Get-ItemProperty -Path $Path -ErrorAction SilentlyContinue
        if ($null -eq $item -or $null -eq $item.PSObject.Properties[$Name]) { $null } else { $item.$Name }
    }.GetNewClosure() -Write {
        param($Value)
        if ($null -eq $Value) { Remove-ItemProperty -Path $Path -Name $Name -ErrorAction SilentlyContinue; return }
        if (-not (Test-Path -Path $Path)) { New-Item -Path $Path -Force | Out-Null }
        New-ItemProperty -Path $Path -Name $Name -Value $Value -PropertyType $Kind -Force | Out-Null
    }.GetNewClosure()
}

function New-ShellLauncherSetting {
    param([hashtable] $Options)
    $escape = { param($Text) [Security.SecurityElement]::Escape($Text) }
    $xml = (Get-Content -LiteralPath $Options.Template -Raw -Encoding UTF8).Replace('{{Shell}}', (& $escape $Options.Shell)).Replace('{{Account}}', (& $escape $Options.Account))
    New-Setting -Id 'shellLauncher' -Text 'Shell Launcher configuration' -Wanted ([Net.WebUtility]::HtmlEncode($xml)) -Read {
        [string](Invoke-RoomkeyAsSystem -Confirm:$false -WhatIf:$false -Command '(Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess).ShellLauncher')
    } -Write {
        param($Value)
        $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([string]$Value))
        Invoke-RoomkeyAsSystem -Confirm:$false -Command "`$o = Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess; `$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('$encoded')); `$o.ShellLauncher = if (`$text -eq '') { `$null } else { `$text }; Set-CimInstance -CimInstance `$o" | Out-Null
    }
}

# On mains; in seconds, 0 is never. Read through WMI: what powercfg prints is translated.
function New-PowerSetting {
    param([string] $Name, [string] $Group, [string] $Setting)
    New-Setting -Id "power.$Name" -Text "Power: $Name after (s)" -Wanted 0 -Read {
        $plan = (Get-CimInstance -Namespace root\cimv2\power -ClassName Win32_PowerPlan -Filter 'IsActive=True').InstanceID -replace '^.*\{(.*)\}.*$', '$1'
        $index = Get-CimInstance -Namespace root\cimv2\power -ClassName Win32_PowerSettingDataIndex | Where-Object { $_.InstanceID -eq "Microsoft:PowerSettingDataIndex\{$plan}\AC\{$Setting}" }
        [int]$index.SettingIndexValue
    }.GetNewClosure() -Write {
        param($Value)
        & powercfg.exe /setacvalueindex SCHEME_CURRENT $Group $Setting $Value
        if ($LASTEXITCODE -ne 0) { throw "powercfg ended with $LASTEXITCODE" }
        & powercfg.exe /setactive SCHEME_CURRENT
    }.GetNewClosure()
}

# A key that this Windows does not know is left out: Read answers what is wanted.
function New-KeySetting {
    param([string] $Key)
    $embedded = $script:Embedded
    New-Setting -Id "key.$Key" -Text "Keyboard Filter blocks $Key" -Wanted $true -Read {
        $known = Get-CimInstance -Namespace $embedded -ClassName WEKF_PredefinedKey -ErrorAction SilentlyContinue | Where-Object { $_.Id -eq $Key }
        if ($null -eq $known) { $true } else { [bool]$known.Enabled }
    }.GetNewClosure() -Write {
        param($Value)
        $known = Get-CimInstance -Namespace $embedded -ClassName WEKF_PredefinedKey | Where-Object { $_.Id -eq $Key }
        if ($null -ne $known) { $known.Enabled = [bool]$Value; Set-CimInstance -CimInstance $known }
    }.GetNewClosure()
}

# Administrators keep all their keys; the left Windows key pressed five times opens the sign-in screen, as on a real room system.
function New-FilterSetting {
    $embedded = $script:Embedded
    New-Setting -Id 'keyboardFilter.administrators' -Text 'Keyboard Filter leaves administrators alone' -Wanted 'true' -Read {
        $setting = Get-CimInstance -Namespace $embedded -ClassName WEKF_Settings -ErrorAction SilentlyContinue | Where-Object { $_.Name -eq 'DisableKeyboardFilterForAdministrators' }
        if ($null -eq $setting) { 'true' } else { "$($setting.Value)".ToLowerInvariant() }
    }.GetNewClosure() -Write {
        param($Value)
        $setting = Get-CimInstance -Namespace $embedded -ClassName WEKF_Settings | Where-Object { $_.Name -eq 'DisableKeyboardFilterForAdministrators' }
        if ($null -ne $setting) { $setting.Value = [string]$Value; Set-CimInstance -CimInstance $setting }
    }.GetNewClosure()
}

function New-FirewallSetting {
    param([hashtable] $Options)
    New-Setting -Id 'firewall' -Text 'Firewall: nothing reaches the console from outside' -Wanted $true -Read {
        $null -ne (Get-NetFirewallRule -Name 'RoomkeyKiosk-In' -ErrorAction SilentlyContinue)
    } -Write {
        param($Value)
        if ($Value) { New-NetFirewallRule -Name 'RoomkeyKiosk-In' -DisplayName 'Roomkey kiosk: no incoming' -Direction Inbound -Program $Options.Program -Action Block | Out-Null }
        else { Remove-NetFirewallRule -Name 'RoomkeyKiosk-In' -ErrorAction SilentlyContinue }
    }.GetNewClosure()
}

Export-ModuleMember -Function Get-RoomkeySetting
