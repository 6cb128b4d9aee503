; The installer of ColorStudio for Windows: for one person, without an administrator's rights.
;
; Compiled by build_installer.py, which says where the payload is and writes the list of its files. Updates and
; the uninstaller delete the files of that list, by name; a folder is removed only once it is empty,
; and a junction or link is never followed. Models, palettes, settings, GPU packs and recovery lie in
; another folder ($LOCALAPPDATA\ColorStudio), which an update does not touch and the uninstaller
; leaves alone unless its two boxes are ticked. Pictures and projects are wherever the person put
; them: nothing here looks there. /S installs and uninstalls without a question and keeps all data,
; unless /DELETECACHES or /DELETEDATA say what the two boxes say.

Target amd64-unicode                   ; a 32-bit Windows does not start it
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!define /ifndef VERSION "0.0.0"
!define /ifndef VERSION4 "0.0.0.0"
!define /ifndef PAYLOAD "payload"
!define /ifndef OUT "ColorStudio-setup.exe"
!define /ifndef SIZE_KB "0"
!define /ifndef ICON "${NSISDIR}\Contrib\Graphics\Icons\modern-install.ico"
!define /ifndef COMPRESSOR "lzma"

!define NAME "ColorStudio"
!define LIST "installed-files.txt"
!define PROJECT "ColorStudio.Project"
!define PICTURE "ColorStudio.Picture"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ColorStudio"
!define REPARSE_POINT 0x400
!define IN_USE 5
!define TOO_OLD 6
!define NO_ROOM 7

SetCompressor /SOLID ${COMPRESSOR}
Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\ColorStudio"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef BANNER
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\ColorStudio.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.ChoosePage un.ChooseLeave
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var Base       ; where the files of a list are deleted
Var Skipped    ; a junction in it: nothing below is looked at
Var Again      ; the box for what can be fetched again
Var Own        ; the box for what the person made
Var AgainOn
Var OwnOn
Var Bytes      ; megabytes of a folder

; -- shared by installer and uninstaller ---------------------------------------------------------

!macro Shared UN

; $0: a path. $1: 1 for a junction or a link, else 0.
Function ${UN}IsLink
  System::Call 'kernel32::GetFileAttributesW(w r0) i .r1'
  ${If} $1 == -1
    StrCpy $1 0
  ${Else}
    IntOp $1 $1 & ${REPARSE_POINT}
    ${If} $1 != 0
      StrCpy $1 1
    ${EndIf}
  ${EndIf}
FunctionEnd

; Deletes below $Base the files that $Base\${LIST} names: "F name", in folders "D name" in order.
; Folders follow from the last to the first, each only if it is empty.
Function ${UN}DeleteListed
  IfFileExists "$Base\${LIST}" 0 done
  ClearErrors
  FileOpen $2 "$Base\${LIST}" r
  IfErrors done
  StrCpy $Skipped ""
  StrCpy $5 0
  loop:
    ClearErrors
    FileReadUTF16LE $2 $3
    IfErrors read
    ${Do}                               ; the end of the line
      StrCpy $4 $3 1 -1
      ${If} $4 == "$\n"
      ${OrIf} $4 == "$\r"
        StrCpy $3 $3 -1
      ${Else}
        ${ExitDo}
      ${EndIf}
    ${Loop}
    StrCpy $4 $3 2
    StrCpy $3 $3 "" 2
    ${If} $4 == "D "
      StrCpy $0 "$Base\$3"
      ${If} $Skipped != ""
        StrLen $6 $Skipped
        StrCpy $7 $0 $6
        ${If} $7 == $Skipped
          Goto loop
        ${EndIf}
        StrCpy $Skipped ""
      ${EndIf}
      Call ${UN}IsLink
      ${If} $1 == 1
        StrCpy $Skipped "$0\"           ; somebody put a folder of their own here
        Goto loop
      ${EndIf}
      Push $3
      IntOp $5 $5 + 1
    ${ElseIf} $4 == "F "
      StrCpy $0 "$Base\$3"
      ${If} $Skipped != ""
        StrLen $6 $Skipped
        StrCpy $7 $0 $6
        ${If} $7 == $Skipped
          Goto loop
        ${EndIf}
      ${EndIf}
      Delete "$0"
    ${EndIf}
    Goto loop
  read:
  FileClose $2
  ${While} $5 > 0
    Pop $3
    StrCpy $0 "$Base\$3\__pycache__"    ; what Python compiled since
    Call ${UN}IsLink
    ${If} $1 == 0
      Delete "$0\*.pyc"
      RMDir "$0"
    ${EndIf}
    RMDir "$Base\$3"
    IntOp $5 $5 - 1
  ${EndWhile}
  Delete "$Base\${LIST}"
  done:
FunctionEnd

; Tells programs that show files what belongs to which program now.
Function ${UN}TellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

; $1: 1 while the installed program runs, else 0.
Function ${UN}Runs
  StrCpy $1 0
  IfFileExists "$INSTDIR\runtime\pythonw.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\runtime\pythonw.exe" a
  IfErrors 0 +3
  StrCpy $1 1
  Goto free
  FileClose $0
  free:
FunctionEnd
!macroend

!insertmacro Shared ""
!insertmacro Shared "un."

; -- installing ----------------------------------------------------------------------------------

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "ColorStudio needs Windows 10 or newer." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
FunctionEnd

; "Open with" for pictures: one more entry in the list; whatever opens them now goes on to.
!macro Picture ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PICTURE}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\ColorStudio.exe\SupportedTypes" "${ENDING}" ""
!macroend
!macro un.Picture ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PICTURE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend
!macro EachPicture DO
  !insertmacro ${DO} ".png"
  !insertmacro ${DO} ".jpg"
  !insertmacro ${DO} ".jpeg"
  !insertmacro ${DO} ".tif"
  !insertmacro ${DO} ".tiff"
  !insertmacro ${DO} ".webp"
  !insertmacro ${DO} ".bmp"
  !insertmacro ${DO} ".ora"
!macroend

; Puts a part of the new version into place: the old one steps aside first.
!macro Replace PART
  ${If} $9 == ""
    Rename "$INSTDIR\${PART}" "$INSTDIR\~old\${PART}"
    ClearErrors
    Rename "$INSTDIR\~new\${PART}" "$INSTDIR\${PART}"
    ${If} ${Errors}
      StrCpy $9 "${PART}"
    ${EndIf}
  ${EndIf}
!macroend

Section "ColorStudio"
  SetShellVarContext current
  Call Runs
  ${If} $1 == 1
    MessageBox MB_OK|MB_ICONSTOP "ColorStudio is running. Close it, then install again." /SD IDOK
    SetErrorLevel ${IN_USE}
    Abort "ColorStudio is running."
  ${EndIf}
  ; leftovers of an installation that was cut off
  StrCpy $Base "$INSTDIR\~new"
  Call DeleteListed
  StrCpy $Base "$INSTDIR\~old"
  Call DeleteListed

  ; all of the new version beside the old one, which stays whole until then
  SetOverwrite on
  ClearErrors
  SetOutPath "$INSTDIR\~new"
  File "${PAYLOAD}\${LIST}"
  File /r "${PAYLOAD}\*.*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    StrCpy $Base "$INSTDIR\~new"
    Call DeleteListed
    RMDir "$INSTDIR\~new"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "ColorStudio could not be written to $INSTDIR.$\n$\nMake room on the disk or choose another folder. What was installed before is unchanged." /SD IDOK
    SetErrorLevel ${NO_ROOM}
    Abort "Could not be written."
  ${EndIf}
  SetOutPath "$TEMP"

  ; then one rename each; the list goes last into ~old, and first out of ~new
  StrCpy $9 ""
  CreateDirectory "$INSTDIR\~old"
  !include "${PAYLOAD}.parts.nsh"
  !insertmacro Replace "${LIST}"
  ${If} $9 != ""
    MessageBox MB_OK|MB_ICONSTOP "$INSTDIR\$9 could not be replaced. Close every program that uses it, then install again." /SD IDOK
    SetErrorLevel ${IN_USE}
    Abort "Could not be replaced."
  ${EndIf}
  RMDir "$INSTDIR\~new"
  StrCpy $Base "$INSTDIR\~old"
  Call DeleteListed
  RMDir "$INSTDIR\~old"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\ColorStudio.lnk" "$INSTDIR\ColorStudio.exe" "" "$INSTDIR\ColorStudio.exe" 0 SW_SHOWNORMAL "" "Colour photos, objects, palettes and line art"

  WriteRegStr HKCU "${CLASSES}\${PROJECT}" "" "ColorStudio project"
  WriteRegStr HKCU "${CLASSES}\${PROJECT}\DefaultIcon" "" "$INSTDIR\ColorStudio.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PROJECT}\shell\open\command" "" '"$INSTDIR\ColorStudio.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.colorstudio" "" "${PROJECT}"
  WriteRegStr HKCU "${CLASSES}\.colorstudio" "Content Type" "image/x-colorstudio"
  WriteRegStr HKCU "${CLASSES}\.colorstudio\OpenWithProgids" "${PROJECT}" ""
  WriteRegStr HKCU "${CLASSES}\${PICTURE}" "" "Picture"
  WriteRegStr HKCU "${CLASSES}\${PICTURE}\shell\open\command" "" '"$INSTDIR\ColorStudio.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\ColorStudio.exe" "FriendlyAppName" "ColorStudio"
  WriteRegStr HKCU "${CLASSES}\Applications\ColorStudio.exe\shell\open\command" "" '"$INSTDIR\ColorStudio.exe" "%1"'
  !insertmacro EachPicture Picture

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "ColorStudio"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "ColorStudio"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ColorStudio.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Call TellShell
SectionEnd

; -- uninstalling --------------------------------------------------------------------------------

Function un.onInit
  SetShellVarContext current
  StrCpy $AgainOn 0
  StrCpy $OwnOn 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETECACHES" $1
  ${IfNot} ${Errors}
    StrCpy $AgainOn ${BST_CHECKED}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    StrCpy $OwnOn ${BST_CHECKED}
  ${EndIf}
FunctionEnd

; $0: a folder. $Bytes: what lies in it, in megabytes.
Function un.Measure
  StrCpy $Bytes 0
  ${If} ${FileExists} "$0\*.*"
    ${GetSize} "$0" "/S=0M" $Bytes $1 $2
  ${EndIf}
FunctionEnd

; What goes and what stays, with sizes; both boxes are empty.
Function un.ChoosePage
  !insertmacro MUI_HEADER_TEXT "Uninstall ColorStudio" "What goes, and what stays."
  nsDialogs::Create 1018
  Pop $0
  StrCpy $0 "$INSTDIR"
  Call un.Measure
  ${NSD_CreateLabel} 0 0 100% 24u "The program in $INSTDIR ($Bytes MB) is removed. Your pictures and projects stay where you put them; nothing looks there."
  Pop $0
  StrCpy $R1 0
  StrCpy $0 "$LOCALAPPDATA\ColorStudio\environments"
  Call un.Measure
  IntOp $R1 $R1 + $Bytes
  StrCpy $0 "$LOCALAPPDATA\ColorStudio\Cache"
  Call un.Measure
  IntOp $R1 $R1 + $Bytes
  StrCpy $0 "$LOCALAPPDATA\ColorStudio\Logs"
  Call un.Measure
  IntOp $R1 $R1 + $Bytes
  StrCpy $0 "$LOCALAPPDATA\ColorStudio"
  Call un.Measure
  IntOp $R2 $Bytes - $R1
  ${NSD_CreateCheckbox} 0 36u 100% 20u "Also delete what can be had again: GPU packs, caches, logs ($R1 MB)"
  Pop $Again
  ${NSD_CreateCheckbox} 0 60u 100% 20u "Also delete what is yours: models, palettes, settings, unsaved work ($R2 MB)"
  Pop $Own
  ${NSD_SetState} $Again $AgainOn
  ${NSD_SetState} $Own $OwnOn
  ${NSD_CreateLabel} 0 88u 100% 24u "Both are in $LOCALAPPDATA\ColorStudio and stay as they are unless you tick the boxes. Folders that are links are never followed."
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.ChooseLeave
  ${NSD_GetState} $Again $AgainOn
  ${NSD_GetState} $Own $OwnOn
  ${If} $OwnOn == ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Delete your models, palettes, settings and unsaved work? They cannot be brought back." /SD IDNO IDYES +2
    Abort
  ${EndIf}
FunctionEnd

; $0: a folder that goes with all that is in it; of a link only the link.
Function un.DeleteTree
  Call un.IsLink
  ${If} $1 == 1
    RMDir "$0"
    Return
  ${EndIf}
  Push $R0
  Push $R1
  Push $0
  FindFirst $R0 $R1 "$0\*.*"
  ${DoWhile} $R1 != ""
    ${If} $R1 != "."
    ${AndIf} $R1 != ".."
      Pop $0
      Push $0
      StrCpy $0 "$0\$R1"
      Call un.IsLink
      ${If} $1 == 1
        RMDir "$0"                      ; a junction
        Delete "$0"                     ; a link to a file
      ${Else}
        IfFileExists "$0\*.*" 0 +3
        Call un.DeleteTree
        Goto +2
        Delete "$0"
      ${EndIf}
    ${EndIf}
    FindNext $R0 $R1
  ${Loop}
  FindClose $R0
  Pop $0
  Pop $R1
  Pop $R0
  RMDir "$0"
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.Runs
  ${If} $1 == 1
    MessageBox MB_OK|MB_ICONSTOP "ColorStudio is running. Close it, then uninstall again." /SD IDOK
    SetErrorLevel ${IN_USE}
    Abort "ColorStudio is running."
  ${EndIf}
  SetOutPath "$TEMP"
  StrCpy $Base "$INSTDIR"
  Call un.DeleteListed
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"                      ; only if nobody put anything there
  Delete "$SMPROGRAMS\ColorStudio.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.colorstudio" ""
  ${If} $0 == "${PROJECT}"
    DeleteRegKey HKCU "${CLASSES}\.colorstudio"
  ${Else}
    DeleteRegValue HKCU "${CLASSES}\.colorstudio\OpenWithProgids" "${PROJECT}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${PROJECT}"
  DeleteRegKey HKCU "${CLASSES}\${PICTURE}"
  DeleteRegKey HKCU "${CLASSES}\Applications\ColorStudio.exe"
  !insertmacro EachPicture un.Picture
  DeleteRegKey HKCU "${UNINSTALL}"
  Call un.TellShell

  ${If} $AgainOn == ${BST_CHECKED}
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\environments"
    Call un.DeleteTree
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\Cache"
    Call un.DeleteTree
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\Logs"
    Call un.DeleteTree
    RMDir "$LOCALAPPDATA\ColorStudio"
  ${EndIf}
  ${If} $OwnOn == ${BST_CHECKED}
    ; what belongs to the other box stays, unless that is ticked too
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\models"
    Call un.DeleteTree
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\palettes"
    Call un.DeleteTree
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\recovery"
    Call un.DeleteTree
    StrCpy $0 "$LOCALAPPDATA\ColorStudio\training"
    Call un.DeleteTree
    Delete "$LOCALAPPDATA\ColorStudio\*.json"
    ${If} $AgainOn == ${BST_CHECKED}
      StrCpy $0 "$LOCALAPPDATA\ColorStudio"
      Call un.DeleteTree
    ${EndIf}
  ${EndIf}
SectionEnd
