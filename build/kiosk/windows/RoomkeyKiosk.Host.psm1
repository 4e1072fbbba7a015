# What the kiosk's scripts need of Windows and cannot do in a line: checks before anything is touched, the saved state, calls as
# SYSTEM, secrets of the LSA. Nothing here decides what is changed; RoomkeyKiosk.Settings.psm1 does.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$script:Folder = Join-Path $env:ProgramData 'Roomkey'
$script:StateFile = Join-Path $script:Folder 'kiosk-state.json'
$script:Bridge = 'HKLM:\SOFTWARE\Roomkey\KioskBridge'

# Editions with Shell Launcher and Keyboard Filter: Enterprise, Education, IoT Enterprise, each also as LTSC or N.
$script:Editions = '^(Enterprise|EnterpriseN|EnterpriseS|EnterpriseSN|Education|EducationN|IoTEnterprise|IoTEnterpriseS|IoTEnterpriseK|IoTEnterpriseSK)$'

function Assert-RoomkeyHost {
    [CmdletBinding()]
    param()
    $identity = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Run this in a PowerShell that was started as administrator.'
    }
    $windows = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    if ([int]$windows.CurrentBuildNumber -lt 18362) {
        throw "Windows build $($windows.CurrentBuildNumber) is too old: Shell Launcher 2 needs version 1903 (build 18362) or later."
    }
    if ($windows.EditionID -notmatch $script:Editions) {
        throw "Windows edition $($windows.EditionID) has neither Shell Launcher nor Keyboard Filter. Use Enterprise, Education or IoT Enterprise, or Assigned Access (see README.md)."
    }
}

# SECURITY: answers a folder that an ordinary user made first: any user may create folders below ProgramData. It is taken over,
# and from then on administrators alone write there.
function Protect-RoomkeyFolder {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    if (-not $PSCmdlet.ShouldProcess($script:Folder, 'Create; administrators alone may write')) { return }
    New-Item -ItemType Directory -Path $script:Folder -Force | Out-Null
    $acl = New-Object System.Security.AccessControl.DirectorySecurity
    $acl.SetSecurityDescriptorSddlForm('O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;0x1200a9;;;BU)')
    Set-Acl -Path $script:Folder -AclObject $acl
}

# The saved state: an ordered map from a setting's id to what it was. Empty where nothing was ever changed.
function Get-RoomkeyState {
    [CmdletBinding()]
    param()
    $state = [ordered]@{}
    if (-not (Test-Path -LiteralPath $script:StateFile)) { return $state }
    $read = Get-Content -LiteralPath $script:StateFile -Raw -Encoding UTF8 | ConvertFrom-Json
    if ($read.format -ne 1) { throw "$($script:StateFile) is not of this version. It was left as it is." }
    foreach ($entry in $read.settings) { $state[$entry.id] = $entry.value }
    return $state
}

# Written beside, then moved over: after a power cut either the old or the new one is there.
function Save-RoomkeyState {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)][System.Collections.Specialized.OrderedDictionary] $State)
    if (-not $PSCmdlet.ShouldProcess($script:StateFile, 'Save what was before')) { return }
    if ($State.Count -eq 0) {
        Remove-Item -LiteralPath $script:StateFile -ErrorAction SilentlyContinue
        return
    }
    $settings = @($State.Keys | ForEach-Object { [ordered]@{ id = $_; value = $State[$_] } })
    $beside = "$($script:StateFile).new"
    [ordered]@{ format = 1; settings = $settings } | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $beside -Encoding UTF8
    Move-Item -LiteralPath $beside -Destination $script:StateFile -Force
}

function Test-RoomkeySame {
    [CmdletBinding()]
    param([AllowNull()] $One, [AllowNull()] $Other)
    return (ConvertTo-Json $One -Compress -Depth 6) -ceq (ConvertTo-Json $Other -Compress -Depth 6)
}

# The MDM bridge answers SYSTEM alone, so a scheduled task asks it, once. No file of it lies where others could write: the
# command stands in the task, and what it answers in a registry key of the administrators.
function Invoke-RoomkeyAsSystem {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)][string] $Command)
    if (-not $PSCmdlet.ShouldProcess('SYSTEM', 'Run one command through a scheduled task')) { return $null }
    $name = "RoomkeyKiosk-$([guid]::NewGuid())"
    New-Item -Path $script:Bridge -Force | Out-Null
    $wrapped = @"
`$ErrorActionPreference = 'Stop'
try { `$answer = & { $Command }; Set-ItemProperty -Path '$($script:Bridge)' -Name Answer -Value ([string]`$answer); Set-ItemProperty -Path '$($script:Bridge)' -Name Error -Value '' }
catch { Set-ItemProperty -Path '$($script:Bridge)' -Name Error -Value ([string]`$_) }
"@
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($wrapped))
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-NoProfile -NonInteractive -EncodedCommand $encoded"
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    try {
        Register-ScheduledTask -TaskName $name -Action $action -Principal $principal -Force | Out-Null
        Start-ScheduledTask -TaskName $name
        $deadline = (Get-Date).AddSeconds(60)
        do {
            Start-Sleep -Milliseconds 200
            $failed = (Get-ItemProperty -Path $script:Bridge).PSObject.Properties['Error']
        } while ($null -eq $failed -and (Get-Date) -lt $deadline)
        if ($null -eq $failed) { throw 'SYSTEM did not answer within a minute.' }
        if ($failed.Value -ne '') { throw "As SYSTEM: $($failed.Value)" }
        return (Get-ItemProperty -Path $script:Bridge -Name Answer).Answer
    }
    finally {
        Unregister-ScheduledTask -TaskName $name -Confirm:$false -ErrorAction SilentlyContinue
        Remove-Item -Path $script:Bridge -Recurse -Force -ErrorAction SilentlyContinue
    }
}

# SECURITY: answers a password of the auto-logon in clear text in the registry: Winlogon takes it from the LSA's secrets as well.
# Null removes it.
function Set-RoomkeyLogonSecret {
    [CmdletBinding(SupportsShouldProcess)]
    param([AllowNull()][string] $Password)
    if (-not $PSCmdlet.ShouldProcess('LSA secret DefaultPassword', 'Change')) { return }
    if (-not ('Roomkey.Lsa' -as [type])) {
        Add-Type -Namespace Roomkey -Name Lsa -MemberDefinition @'
[StructLayout(LayoutKind.Sequential)] public struct Text { public ushort Length; public ushort MaximumLength; public IntPtr Buffer; }
[StructLayout(LayoutKind.Sequential)] public struct Attributes { public int Length; public IntPtr Root; public IntPtr Name; public uint Flags; public IntPtr Descriptor; public IntPtr Quality; }
[DllImport("advapi32.dll")] static extern uint LsaOpenPolicy(IntPtr system, ref Attributes attributes, uint access, out IntPtr policy);
[DllImport("advapi32.dll")] static extern uint LsaStorePrivateData(IntPtr policy, ref Text name, IntPtr value);
[DllImport("advapi32.dll")] static extern uint LsaClose(IntPtr policy);
[DllImport("advapi32.dll")] static extern int LsaNtStatusToWinError(uint status);
static Text ToText(string value) { return new Text { Buffer = Marshal.StringToHGlobalUni(value), Length = (ushort)(value.Length * 2), MaximumLength = (ushort)(value.Length * 2 + 2) }; }
static void Check(uint status) { if (status != 0) throw new System.ComponentModel.Win32Exception(LsaNtStatusToWinError(status)); }
public static void Store(string name, string value)
{
    var attributes = new Attributes(); attributes.Length = Marshal.SizeOf(attributes);
    IntPtr policy; Check(LsaOpenPolicy(IntPtr.Zero, ref attributes, 0x20, out policy));
    var key = ToText(name);
    IntPtr data = IntPtr.Zero, text = IntPtr.Zero;
    try
    {
        if (value != null) { var secret = ToText(value); text = secret.Buffer; data = Marshal.AllocHGlobal(Marshal.SizeOf(secret)); Marshal.StructureToPtr(secret, data, false); }
        Check(LsaStorePrivateData(policy, ref key, data));
    }
    finally
    {
        if (text != IntPtr.Zero) Marshal.ZeroFreeGlobalAllocUnicode(text);
        if (data != IntPtr.Zero) Marshal.FreeHGlobal(data);
        Marshal.FreeHGlobal(key.Buffer); LsaClose(policy);
    }
}
'@
    }
    # PowerShell makes an empty text of a null that it passes to .NET.
    if ([string]::IsNullOrEmpty($Password)) { [Roomkey.Lsa]::Store('DefaultPassword', [NullString]::Value) }
    else { [Roomkey.Lsa]::Store('DefaultPassword', $Password) }
}

Export-ModuleMember -Function *-Roomkey*
