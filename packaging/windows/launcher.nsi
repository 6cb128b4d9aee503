; ColorStudio.exe: starts the program with the Python beside it, and is gone. No console appears.
; Compiled by build_installer.py. It unpacks nothing and needs no rights.

Target amd64-unicode
!define /ifndef VERSION "0.0.0.0"
!define /ifndef OUT "ColorStudio.exe"
!define /ifndef ICON "${NSISDIR}\Contrib\Graphics\Icons\modern-install.ico"

Name "ColorStudio"
OutFile "${OUT}"
Icon "${ICON}"
RequestExecutionLevel user
SilentInstall silent
AutoCloseWindow true
CRCCheck off
VIProductVersion "${VERSION}"
VIAddVersionKey "ProductName" "ColorStudio"
VIAddVersionKey "FileDescription" "ColorStudio"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!include "FileFunc.nsh"

Section
  ${GetParameters} $R0
  ClearErrors
  ; -I: no other Python's settings or packages; utf8: pipes and files, whatever the system's locale
  IfFileExists "$EXEDIR\runtime\pythonw.exe" 0 missing
  Exec '"$EXEDIR\runtime\pythonw.exe" -I -X utf8 -m colorstudio $R0'
  IfErrors missing
  Return
missing:
  MessageBox MB_OK|MB_ICONSTOP "ColorStudio is not whole: $EXEDIR\runtime\pythonw.exe cannot be started.$\n$\nInstall ColorStudio again. Your pictures, projects and models are not affected."
  SetErrorLevel 1
SectionEnd
