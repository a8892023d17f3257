; The installer for Windows: for one person, without administrator rights. `installer/windows/pack.py`
; calls makensis with what is not written here: the version, the names and where the program stands.
;
;   Setup.exe [/S] [/D=folder]         quiet; another folder (last on the line, without quotes)
;   uninstall.exe [/S] [/PURGE]        quiet; with the data of this person too
;
; In the folder that is chosen only `program` and `uninstall.exe` are ours. A new version is unpacked beside
; the old one and takes its place in two moves that can be taken back, so that a full disk or a file in use
; leaves what was there, and nothing stale stays behind. Data is elsewhere ($APPDATA) and is not touched.
;
; Exit codes: 0 done, 1 the person stopped, 2 it could not be written, 3 this Windows is too old,
; 4 the program is running, 5 a newer version is there, 6 the folder holds something else,
; 7 the data could not all be removed.

!ifndef NAME | VERSION | COMMAND | WINDOW | BUNDLE | LICENCE | ICON | OUTPUT
  !error "make this with: python -m installer.windows.pack"
!endif
!ifdef NSIS_WIN32_MAKENSIS
  !define SEPARATOR "\"
!else
  !define SEPARATOR "/"
!endif

Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off ; two builds of one commit are the same file
RequestExecutionLevel user
ManifestDPIAware true
CRCCheck force

!define EXE "${COMMAND}.exe" ; for who types
!define WINDOW_EXE "${WINDOW}.exe" ; for who clicks: it opens no black screen
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN "Software\${NAME}"
!define KIND "${NAME}.Dossier"
!define DATA "$APPDATA\${NAME}" ; as data_folder of app/bootstrap.py has it

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN}" "Folder"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=0 "LegalCopyright" "EUPL-1.2"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"
!include "Sections.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}${SEPARATOR}Contrib${SEPARATOR}Graphics${SEPARATOR}Wizard${SEPARATOR}nsis3-grey.bmp"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\program\${WINDOW_EXE}"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_COMPONENTSPAGE_SMALLDESC

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for a Windows in a language that is neither, as it is in the program.
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

!include "texts.nsh"

; Say why not, and end with the code that a script can read. Without a screen nobody is asked.
!macro Refuse CODE TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(${TEXT})" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Refuse "!insertmacro Refuse"

; Whether a file can be written over: Windows keeps a program that runs, and what it loaded, to itself.
!macro RefuseWhileThisRuns PROGRAM
  ${If} ${FileExists} "$INSTDIR\program\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\program\${PROGRAM}" a
    ${If} ${Errors}
      ${Refuse} 4 Running
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
!macro RefuseWhileItRuns
  !insertmacro RefuseWhileThisRuns "${EXE}"
  !insertmacro RefuseWhileThisRuns "${WINDOW_EXE}"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    ${Refuse} 3 TooOld
  ${EndIf}
  ReadRegStr $0 HKCU "${LISTED}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      ${Refuse} 5 NewerThere
    ${EndIf}
  ${EndIf}
FunctionEnd

; What was unpacked goes; the version that was there has not been touched yet.
Function .onInstFailed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\program.new"
  SetErrorLevel 2
FunctionEnd

Section "-${NAME}"
  ; An installation that was cut off between its two moves.
  ${If} ${FileExists} "$INSTDIR\program.old\${EXE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\program\*.*"
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\program\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\program\${EXE}"
    ${Refuse} 6 NotOurs
  ${EndIf}
  !insertmacro RefuseWhileItRuns
  RMDir /r "$INSTDIR\program.old"
  RMDir /r "$INSTDIR\program.new"

  SetOutPath "$INSTDIR\program.new"
  File /r "${BUNDLE}${SEPARATOR}*"
  SetOutPath "$INSTDIR"

  ${If} ${FileExists} "$INSTDIR\program\*.*"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\program.new"
      ${Refuse} 4 Running
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\program.new" "$INSTDIR\program"
  ${If} ${Errors}
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
    RMDir /r "$INSTDIR\program.new"
    ${Refuse} 2 NotWritten
  ${EndIf}
  RMDir /r "$INSTDIR\program.old"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\program\${WINDOW_EXE}"

  WriteRegStr HKCU "${OWN}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\program\${WINDOW_EXE}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${GetSize} "$INSTDIR\program" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" "$0"

  ; Windows knows only the last part of a name: `.uitzicht.json` would be every .json. So the program is
  ; offered under "Open with" and takes no kind of file for its own.
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(Dossier)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\program\${WINDOW_EXE},0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\program\${WINDOW_EXE}" open "%1"'
  WriteRegStr HKCU "Software\Classes\.json\OpenWithProgids" "${KIND}" ""
  ${RefreshShellIcons}
SectionEnd

Section "un.${NAME}" WithoutData
  SectionIn RO
  !insertmacro RefuseWhileItRuns
  RMDir /r "$INSTDIR\program.new"
  RMDir /r "$INSTDIR\program.old"
  ${If} ${FileExists} "$INSTDIR\program\${EXE}"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} ${Errors}
      ${Refuse} 4 Running
    ${EndIf}
    RMDir /r "$INSTDIR\program.old"
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.json\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.json"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "${OWN}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; what somebody else put there stays
  ${RefreshShellIcons}
SectionEnd

; Off unless somebody asks: what is in it exists nowhere else.
Section /o "un.$(WithData)" WithData
  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DataForGood)" /SD IDYES IDYES +2
    Return
    ClearErrors
    RMDir /r "${DATA}"
    ${If} ${FileExists} "${DATA}\*.*"
      ${Refuse} 7 DataLeft
    ${EndIf}
  ${EndIf}
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${WithoutData} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${WithData} "$(AboutData)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${WithData}
  ${EndIf}
FunctionEnd
