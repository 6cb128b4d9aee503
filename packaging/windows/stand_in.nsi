; A program in place of pythonw.exe, for a stand-in payload: writes how it was started, and ends.

Target amd64-unicode
!define /ifndef OUT "pythonw.exe"
OutFile "${OUT}"
Name "Stand-in"
RequestExecutionLevel user
SilentInstall silent
CRCCheck off

Section
  FileOpen $0 "$EXEDIR\started.txt" w
  FileWriteUTF16LE $0 "$CMDLINE"
  FileClose $0
SectionEnd
