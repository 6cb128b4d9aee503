<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
<name>Texts</name>
<message><source>{0} is the request of no way.</source><translation type="unfinished"></translation></message>
<message><source>See ways().</source><translation type="unfinished"></translation></message>
<message><source>Prepare further tools</source><translation>Weitere Werkzeuge vorbereiten</translation></message>
<message><source>Prepare models</source><translation>Modelle vorbereiten</translation></message>
<message><source>Use the graphics card</source><translation>Die Grafikkarte benutzen</translation></message>
<message><source>Look for unsaved work</source><translation>Nach nicht gespeicherter Arbeit sehen</translation></message>
<message><source>Something in the program went wrong. Your picture is unharmed.</source><translation>Im Programm ging etwas schief. Das Bild ist unversehrt.</translation></message>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
<message><source>Preparing the colour solver for this computer. This happens once.</source><translation>Der Farblöser wird für diesen Rechner vorbereitet. Das geschieht nur einmal.</translation></message>
<message><source>Prepare the colour solver</source><translation>Den Farblöser vorbereiten</translation></message>
<message><source>{0} could not be saved: {1}.</source><translation>{0} konnte nicht gespeichert werden: {1}.</translation></message>
<message><source>Choose another folder or make room; a file that was there before is unharmed.</source><translation>Einen anderen Ordner wählen oder Platz schaffen; eine frühere Datei ist unversehrt.</translation></message>
<message><source>{0} cannot be saved: {1}.</source><translation>{0} kann nicht gespeichert werden: {1}.</translation></message>
<message><source>Rename it.</source><translation>Umbenennen.</translation></message>
<message><source>{0} is a folder.</source><translation>{0} ist ein Ordner.</translation></message>
<message><source>Give the name of a file.</source><translation>Den Namen einer Datei angeben.</translation></message>
<message><source>The folder {0} does not exist.</source><translation>Den Ordner {0} gibt es nicht.</translation></message>
<message><source>Make it, or choose another.</source><translation>Ihn anlegen oder einen anderen wählen.</translation></message>
<message><source>{0} is not a file that can be replaced.</source><translation>{0} ist keine Datei, die ersetzt werden kann.</translation></message>
<message><source>Choose another name.</source><translation>Einen anderen Namen wählen.</translation></message>
<message><source>{0} is read-only.</source><translation>{0} ist schreibgeschützt.</translation></message>
<message><source>Window</source><translation>Fenster</translation></message>
<message><source>Installation</source><translation>Installation</translation></message>
<message><source>Preferences</source><translation>Einstellungen</translation></message>
<message><source>Environment</source><translation>Umgebung</translation></message>
<message><source>Unsaved work</source><translation>Nicht gespeicherte Arbeit</translation></message>
<message><source>Faults of native code</source><translation>Fehler im nativen Code</translation></message>
<message><source>Log</source><translation>Protokoll</translation></message>
<message><source>{0} on {1}</source><translation>{0} auf {1}</translation></message>
<message><source>{0} cores</source><translation>{0} Kerne</translation></message>
<message><source>ColorStudio {0}</source><translation>ColorStudio {0}</translation></message>
<message><source>Install ColorStudio again.</source><translation>ColorStudio neu installieren.</translation></message>
<message><source>GPU pack</source><translation>GPU-Paket</translation></message>
<message><source>{0} ({1}, tried on {2})</source><translation>{0} ({1}, ausprobiert auf {2})</translation></message>
<message><source>Run `colorstudio gpu-pack install`, or `colorstudio gpu-pack use base`.</source><translation type="unfinished"></translation></message>
<message><source>Install ColorStudio again, with its torch.</source><translation>ColorStudio neu installieren, mit seinem torch.</translation></message>
<message><source>{0} GB</source><translation>{0} GB</translation></message>
<message><source>{0} (found)</source><translation>{0} (gefunden)</translation></message>
<message><source>Run `colorstudio models verify {0} --repair`, or remove it.</source><translation>`colorstudio models verify {0} --repair` ausführen oder es entfernen.</translation></message>
<message><source>{0} (whole, {1})</source><translation>{0} (vollständig, {1})</translation></message>
<message><source>{0} MB</source><translation>{0} MB</translation></message>
<message><source>{0} (builds upon {1}, which is not here)</source><translation>{0} (baut auf {1} auf, das nicht hier ist)</translation></message>
<message><source>Update it, take it away with pip, or start with --safe-mode.</source><translation>Sie aktualisieren, mit pip entfernen oder mit --safe-mode starten.</translation></message>
<message><source>Name</source><translation>Name</translation></message>
<message><source>Uninstall all of them, then install opencv-contrib-python-headless.</source><translation>Alle deinstallieren, dann opencv-contrib-python-headless installieren.</translation></message>
<message><source>Make it writable, or set COLORSTUDIO_HOME to a folder that is.</source><translation>Ihn beschreibbar machen oder COLORSTUDIO_HOME auf einen Ordner setzen, der es ist.</translation></message>
<message><source>Make room on the disk of {0}; recovery needs it.</source><translation>Platz auf der Platte von {0} schaffen; die Wiederherstellung braucht ihn.</translation></message>
<message><source>Levels</source><translation>Tonwerte</translation></message>
<message><source>Neutralise</source><translation>Neutralisieren</translation></message>
<message><source>Neutralising</source><translation>Neutralisieren</translation></message>
<message><source>{0} works on pixels; “{1}” holds colour alone.</source><translation>{0} arbeitet auf Pixeln; „{1}“ enthält nur Farbe.</translation></message>
<message><source>Choose the photo or another pixel layer.</source><translation>Das Foto oder eine andere Pixelebene wählen.</translation></message>
<message><source>Open the backup beside it (its name ends with ~), or another copy.</source><translation>Die Sicherung daneben öffnen (ihr Name endet mit ~) oder eine andere Kopie.</translation></message>
<message><source>{0} cannot be read: {1}.</source><translation>{0} kann nicht gelesen werden: {1}.</translation></message>
<message><source>{0} is damaged: {1}.</source><translation>{0} ist beschädigt: {1}.</translation></message>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>There is no answer to the hints yet.</source><translation>Es gibt noch keine Antwort auf die Hinweise.</translation></message>
<message><source>Give some hints first.</source><translation>Zuerst einige Hinweise geben.</translation></message>
<message><source>Make a colour layer</source><translation>Farbebene machen</translation></message>
<message><source>This changes nothing in the picture.</source><translation>Dies ändert nichts am Bild.</translation></message>
<message><source>Choose another colour or mask.</source><translation>Eine andere Farbe oder Maske wählen.</translation></message>
<message><source>This document has no photo to colour.</source><translation>Dieses Dokument hat kein Foto zum Kolorieren.</translation></message>
<message><source>Choose one in the layers panel.</source><translation>Eines in den Ebenen wählen.</translation></message>
<message><source>This project has {0} GB, too much for a card.</source><translation>Dieses Projekt hat {0} GB, zu viel für eine Karte.</translation></message>
<message><source>Save it as a project, or make a smaller copy of the picture.</source><translation>Als Projekt speichern oder eine kleinere Kopie des Bildes machen.</translation></message>
<message><source>No object is chosen.</source><translation>Kein Objekt ist gewählt.</translation></message>
<message><source>Click on the object, or choose a mask.</source><translation>Das Objekt anklicken oder eine Maske wählen.</translation></message>
<message><source>This was made for a picture of another size.</source><translation>Dies wurde für ein Bild anderer Größe gemacht.</translation></message>
<message><source>Run it again.</source><translation>Noch einmal laufen lassen.</translation></message>
<message><source>This is no answer of ColorEdit.</source><translation>Dies ist keine Antwort von ColorEdit.</translation></message>
<message><source>This candidate has a value out of range.</source><translation>Dieser Kandidat hat einen Wert außerhalb des Bereichs.</translation></message>
<message><source>Delete it, and make it anew.</source><translation>Löschen und neu anlegen.</translation></message>
<message><source>This candidate is damaged.</source><translation>Dieser Kandidat ist beschädigt.</translation></message>
<message><source>This candidate is of another version.</source><translation>Dieser Kandidat stammt aus einer anderen Version.</translation></message>
<message><source>A colour layer holds no dust.</source><translation>Eine Farbebene enthält keinen Staub.</translation></message>
<message><source>Choose the photo.</source><translation>Das Foto wählen.</translation></message>
<message><source>Find dust</source><translation>Staub finden</translation></message>
<message><source>Heal selection</source><translation>Auswahl ausbessern</translation></message>
<message><source>Untitled</source><translation>Unbenannt</translation></message>
<message><source>Undo {0}</source><translation>{0} rückgängig machen</translation></message>
<message><source>Redo {0}</source><translation>{0} wiederholen</translation></message>
<message><source>There is no such step in the history.</source><translation>Diesen Schritt gibt es im Verlauf nicht.</translation></message>
<message><source>History</source><translation>Verlauf</translation></message>
<message><source>Choose layer</source><translation>Ebene wählen</translation></message>
<message><source>Add hint</source><translation>Hinweis hinzufügen</translation></message>
<message><source>Change hint</source><translation>Hinweis ändern</translation></message>
<message><source>Delete hint</source><translation>Hinweis löschen</translation></message>
<message><source>Load hints</source><translation>Hinweise laden</translation></message>
<message><source>Recolour group</source><translation>Gruppe umfärben</translation></message>
<message><source>Show</source><translation>Zeigen</translation></message>
<message><source>Hide</source><translation>Ausblenden</translation></message>
<message><source>Paint</source><translation>Malen</translation></message>
<message><source>Change layer</source><translation>Ebene ändern</translation></message>
<message><source>New layer</source><translation>Neue Ebene</translation></message>
<message><source>There already is a layer “{0}”.</source><translation>Eine Ebene „{0}“ gibt es schon.</translation></message>
<message><source>Delete layer</source><translation>Ebene löschen</translation></message>
<message><source>The layer “{0}” is locked.</source><translation>Die Ebene „{0}“ ist gesperrt.</translation></message>
<message><source>Unlock it first.</source><translation>Zuerst entsperren.</translation></message>
<message><source>This is the last layer.</source><translation>Dies ist die letzte Ebene.</translation></message>
<message><source>Add another one before you delete it.</source><translation>Vor dem Löschen eine andere hinzufügen.</translation></message>
<message><source>Move layer</source><translation>Ebene verschieben</translation></message>
<message><source>A group cannot be moved into itself.</source><translation>Eine Gruppe kann nicht in sich selbst verschoben werden.</translation></message>
<message><source>Move it beside the group.</source><translation>Neben die Gruppe verschieben.</translation></message>
<message><source>Layer </source><translation type="unfinished"></translation></message>
<message><source>Change mask</source><translation>Maske ändern</translation></message>
<message><source>Rename mask</source><translation>Maske umbenennen</translation></message>
<message><source>There already is a mask “{0}”.</source><translation>Eine Maske „{0}“ gibt es schon.</translation></message>
<message><source>Change palette</source><translation>Palette ändern</translation></message>
<message><source>Keep palette in project</source><translation>Palette im Projekt behalten</translation></message>
<message><source>Note recipe</source><translation>Rezept vermerken</translation></message>
<message><source>Edit</source><translation>Bearbeiten</translation></message>
<message><source>There is no layer to paint on.</source><translation>Es gibt keine Ebene, auf die gemalt werden könnte.</translation></message>
<message><source>The layer “{0}” is hidden.</source><translation>Die Ebene „{0}“ ist ausgeblendet.</translation></message>
<message><source>Show it first.</source><translation>Zuerst einblenden.</translation></message>
<message><source>Add a colour layer above it.</source><translation>Darüber eine Farbebene hinzufügen.</translation></message>
<message><source>Choose a layer inside of it.</source><translation>Eine Ebene darin wählen.</translation></message>
<message><source>There is no photo here to be coloured.</source><translation>Hier ist kein Foto, das koloriert werden könnte.</translation></message>
<message><source>Undo its deletion, or open another photo.</source><translation>Das Löschen rückgängig machen oder ein anderes Foto öffnen.</translation></message>
<message><source>The layer that follows the hints is gone.</source><translation>Die Ebene, die den Hinweisen folgt, ist weg.</translation></message>
<message><source>Undo its deletion, or paint on a layer.</source><translation>Das Löschen rückgängig machen oder auf einer Ebene malen.</translation></message>
<message><source>Show it to see hints act.</source><translation>Einblenden, damit Hinweise wirken.</translation></message>
<message><source>PNG, 16 bit</source><translation>PNG, 16 Bit</translation></message>
<message><source>WebP, lossless</source><translation>WebP, verlustfrei</translation></message>
<message><source>TIFF, 16 bit</source><translation>TIFF, 16 Bit</translation></message>
<message><source>Photoshop, layers</source><translation>Photoshop, Ebenen</translation></message>
<message><source>Photoshop, large</source><translation>Photoshop, groß</translation></message>
<message><source>OpenRaster, layers</source><translation>OpenRaster, Ebenen</translation></message>
<message><source>There is no format “{0}”.</source><translation>Ein Format „{0}“ gibt es nicht.</translation></message>
<message><source>Choose one of {0}.</source><translation>Eines von diesen wählen: {0}.</translation></message>
<message><source>The quality is {0}; it goes from 1 to 100.</source><translation>Die Qualität ist {0}; sie geht von 1 bis 100.</translation></message>
<message><source>Flats go by {0}, not by “{1}”.</source><translation>Flächen gehen nach {0}, nicht nach „{1}“.</translation></message>
<message><source>The longer side is {0}; it goes up to {1}.</source><translation>Die längere Seite ist {0}; sie geht bis {1}.</translation></message>
<message><source>Type a smaller number.</source><translation>Eine kleinere Zahl eingeben.</translation></message>
<message><source>{0} does not end in {1}.</source><translation>{0} endet nicht auf {1}.</translation></message>
<message><source>Change its name.</source><translation>Den Namen ändern.</translation></message>
<message><source>solve</source><translation>lösen</translation></message>
<message><source>write</source><translation>schreiben</translation></message>
<message><source>Saving {0} does not fit into memory.</source><translation>{0} zu speichern passt nicht in den Speicher.</translation></message>
<message><source>Close other programs, or save a smaller copy.</source><translation>Andere Programme schließen oder eine kleinere Kopie speichern.</translation></message>
<message><source>place</source><translation>platzieren</translation></message>
<message><source>No layer is visible.</source><translation>Keine Ebene ist sichtbar.</translation></message>
<message><source>Show the layers that are to be exported.</source><translation>Die Ebenen einblenden, die exportiert werden sollen.</translation></message>
<message><source>Name of the document</source><translation>Name des Dokuments</translation></message>
<message><source>Task</source><translation>Aufgabe</translation></message>
<message><source>Way</source><translation>Weg</translation></message>
<message><source>Layer</source><translation>Ebene</translation></message>
<message><source>Colour as hex</source><translation>Farbe als Hex</translation></message>
<message><source>Colour in words</source><translation>Farbe in Worten</translation></message>
<message><source>Width in pixels</source><translation>Breite in Pixeln</translation></message>
<message><source>Height in pixels</source><translation>Höhe in Pixeln</translation></message>
<message><source>Date</source><translation>Datum</translation></message>
<message><source>Time</source><translation>Uhrzeit</translation></message>
<message><source>Number, counts up</source><translation>Nummer, zählt hoch</translation></message>
<message><source>The braces in the file name do not match.</source><translation>Die Klammern im Dateinamen passen nicht zusammen.</translation></message>
<message><source>Write {{ or }} for a brace itself.</source><translation>Für eine Klammer selbst {{ oder }} schreiben.</translation></message>
<message><source>There is no “{{0}}” in a file name.</source><translation type="unfinished"></translation></message>
<message><source>There are {0}.</source><translation>Es gibt {0}.</translation></message>
<message><source>Write a number of digits like {n:02}, or a date like {date:%d.%m.%Y}.</source><translation>Eine Zahl von Ziffern wie {n:02} schreiben oder ein Datum wie {date:%d.%m.%Y}.</translation></message>
<message><source>Lossless: PNG</source><translation>Verlustfrei: PNG</translation></message>
<message><source>Web: JPEG, 2048 px, sRGB</source><translation>Web: JPEG, 2048 px, sRGB</translation></message>
<message><source>Small: WebP, 1200 px, sRGB, no metadata</source><translation>Klein: WebP, 1200 px, sRGB, ohne Metadaten</translation></message>
<message><source>Print: TIFF, 16 bit</source><translation>Druck: TIFF, 16 Bit</translation></message>
<message><source>Layers: Photoshop</source><translation>Ebenen: Photoshop</translation></message>
<message><source>Layers: OpenRaster</source><translation>Ebenen: OpenRaster</translation></message>
<message><source>Layers: one PNG each</source><translation>Ebenen: je ein PNG</translation></message>
<message><source>A preset needs a name.</source><translation>Eine Vorgabe braucht einen Namen.</translation></message>
<message><source>Type one.</source><translation>Einen eingeben.</translation></message>
<message><source>There are {0} presets already.</source><translation>Es gibt schon {0} Vorgaben.</translation></message>
<message><source>Delete one first.</source><translation>Zuerst eine löschen.</translation></message>
<message><source>{0} was left out: {1}</source><translation>{0} blieb weg: {1}</translation></message>
<message><source>The project in {0} cannot be opened ({1}). Its picture was opened.</source><translation>Das Projekt in {0} kann nicht geöffnet werden ({1}). Das Bild wurde geöffnet.</translation></message>
<message><source>{0} is a share card: the project in it was opened, and has no file yet.</source><translation>{0} ist eine Bildkarte: das Projekt darin wurde geöffnet und hat noch keine Datei.</translation></message>
<message><source>{0} was a share card, but a program on its way wrote the picture anew and left the project out. Ask for the card as a file.</source><translation>{0} war eine Bildkarte, aber ein Programm auf dem Weg schrieb das Bild neu und ließ das Projekt weg. Um die Karte als Datei bitten.</translation></message>
<message><source>Fill</source><translation>Füllen</translation></message>
<message><source>Select</source><translation>Auswählen</translation></message>
<message><source>{0} in the program</source><translation type="unfinished"></translation></message>
<message><source>Recovery is off: {0}.</source><translation>Die Wiederherstellung ist aus: {0}.</translation></message>
<message><source>The journal is damaged.</source><translation>Das Journal ist beschädigt.</translation></message>
<message><source>There is nothing in the journal.</source><translation>Im Journal ist nichts.</translation></message>
<message><source>The colours of a model in the document are damaged.</source><translation>Die Farben eines Modells im Dokument sind beschädigt.</translation></message>
<message><source>Run the model again.</source><translation>Das Modell noch einmal laufen lassen.</translation></message>
<message><source>Colours from a model</source><translation>Farben von einem Modell</translation></message>
<message><source>Shade of the model</source><translation>Schatten des Modells</translation></message>
<message><source>{0} cannot be used: {1}.</source><translation>{0} kann nicht benutzt werden: {1}.</translation></message>
<message><source>Mend the permissions of that folder.</source><translation>Die Rechte jenes Ordners richten.</translation></message>
<message><source>Its list of layers holds definitions that have no place there.</source><translation>Die Liste der Ebenen enthält Definitionen, die dort nicht hingehören.</translation></message>
<message><source>Its list of layers (stack.xml) cannot be read.</source><translation>Die Liste der Ebenen (stack.xml) kann nicht gelesen werden.</translation></message>
<message><source>Its list of layers (stack.xml) is not one of OpenRaster.</source><translation>Die Liste der Ebenen (stack.xml) ist keine von OpenRaster.</translation></message>
<message><source>Its list of layers does not say how large the picture is.</source><translation>Die Liste der Ebenen sagt nicht, wie groß das Bild ist.</translation></message>
<message><source>Its groups lie too deep inside of each other.</source><translation>Die Gruppen liegen zu tief ineinander.</translation></message>
<message><source>Group</source><translation>Gruppe</translation></message>
<message><source>The blend mode “{0}” of “{1}” is shown as normal.</source><translation>Die Füllmethode „{0}“ von „{1}“ wird als normal gezeigt.</translation></message>
<message><source>The layer “{0}” has no picture.</source><translation>Die Ebene „{0}“ hat kein Bild.</translation></message>
<message><source>Its list of layers holds a number that is none (“{0}”).</source><translation>Die Liste der Ebenen enthält eine Zahl, die keine ist („{0}“).</translation></message>
<message><source>Its list of layers holds a number that is too large (“{0}”).</source><translation>Die Liste der Ebenen enthält eine zu große Zahl („{0}“).</translation></message>
<message><source>Its list of layers holds an opacity that is no number.</source><translation>Die Liste der Ebenen enthält eine Deckkraft, die keine Zahl ist.</translation></message>
<message><source>Erase</source><translation>Radieren</translation></message>
<message><source>Clone</source><translation>Klonen</translation></message>
<message><source>Heal</source><translation>Ausbessern</translation></message>
<message><source>The photo itself cannot be erased.</source><translation>Das Foto selbst kann nicht radiert werden.</translation></message>
<message><source>Erase on a layer above it, or paint over it.</source><translation>Auf einer Ebene darüber radieren oder darübermalen.</translation></message>
<message><source>Palette</source><translation>Palette</translation></message>
<message><source>There is no mask “{0}”.</source><translation>Eine Maske „{0}“ gibt es nicht.</translation></message>
<message><source>Choose another one.</source><translation>Eine andere wählen.</translation></message>
<message><source>Below</source><translation>Darunter</translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file, which holds at most {3} on a side.</source><translation>{0} x {1} Pixel passen nicht in eine {2}-Datei, die höchstens {3} je Seite hat.</translation></message>
<message><source>Choose .psb, its large form.</source><translation>Die große Form .psb wählen.</translation></message>
<message><source>Choose OpenRaster.</source><translation>OpenRaster wählen.</translation></message>
<message><source>The layers do not fit into a .psd file, which holds at most 2 GB.</source><translation>Die Ebenen passen nicht in eine .psd-Datei, die höchstens 2 GB hat.</translation></message>
<message><source>Picture from words</source><translation>Bild aus Worten</translation></message>
<message><source>This is no answer of Color Alignment.</source><translation>Dies ist keine Antwort von Color Alignment.</translation></message>
<message><source>The picture that is open is smaller than {0} × {1} pixels.</source><translation>Das geöffnete Bild ist kleiner als {0} × {1} Pixel.</translation></message>
<message><source>Close it, and a new one is made.</source><translation>Es schließen, dann wird ein neues gemacht.</translation></message>
<message><source>This model gave no picture of its own.</source><translation>Dieses Modell gab kein eigenes Bild.</translation></message>
<message><source>Run it again, or choose another one.</source><translation>Noch einmal laufen lassen oder einen anderen wählen.</translation></message>
<message><source>{0} does not fit into memory.</source><translation>{0} passt nicht in den Speicher.</translation></message>
<message><source>Close other programs, and open it again.</source><translation>Andere Programme schließen und noch einmal öffnen.</translation></message>
<message><source>{0} is damaged.</source><translation>{0} ist beschädigt.</translation></message>
<message><source>{0} is a zip file, but not a project.</source><translation>{0} ist eine ZIP-Datei, aber kein Projekt.</translation></message>
<message><source>Open a .colorstudio or .ora file, or a picture.</source><translation>Eine .colorstudio- oder .ora-Datei oder ein Bild öffnen.</translation></message>
<message><source>{0} was saved by a newer ColorStudio (format {1}; this one knows {2}).</source><translation>{0} wurde von einem neueren ColorStudio gespeichert (Format {1}; dieses kennt {2}).</translation></message>
<message><source>Update ColorStudio to open it.</source><translation>ColorStudio aktualisieren, um sie zu öffnen.</translation></message>
<message><source>Its colour profile cannot be used; sRGB was taken instead.</source><translation>Das Farbprofil ist nicht brauchbar; stattdessen wurde sRGB genommen.</translation></message>
<message><source>{0} is {1} x {2} pixels, more than {3} megapixels.</source><translation>{0} hat {1} x {2} Pixel, mehr als {3} Megapixel.</translation></message>
<message><source>Raise the limit in the preferences if you trust this file.</source><translation>Wer dieser Datei traut, hebt die Grenze in den Einstellungen an.</translation></message>
<message><source>Colour from hints</source><translation>Farbe aus Hinweisen</translation></message>
<message><source>No colour is chosen.</source><translation>Keine Farbe ist gewählt.</translation></message>
<message><source>Choose a swatch or a reference.</source><translation>Ein Farbfeld oder eine Referenz wählen.</translation></message>
<message><source>The mask is empty.</source><translation>Die Maske ist leer.</translation></message>
<message><source>Choose an object first.</source><translation>Zuerst ein Objekt wählen.</translation></message>
<message><source>The document's description is damaged</source><translation>Die Beschreibung des Dokuments ist beschädigt</translation></message>
<message><source>The unsaved “{0}” cannot be read: {1}.</source><translation>Das nicht gespeicherte „{0}“ kann nicht gelesen werden: {1}.</translation></message>
<message><source>Throw it away; a project that was saved is unharmed.</source><translation>Wegwerfen; ein gespeichertes Projekt ist unversehrt.</translation></message>
<message><source>The unsaved “{0}” is damaged and cannot be recovered.</source><translation>Das nicht gespeicherte „{0}“ ist beschädigt und kann nicht wiederhergestellt werden.</translation></message>
<message><source>There is no reduction {0}; it goes from 0 to {1}.</source><translation>Eine Verkleinerung {0} gibt es nicht; sie geht von 0 bis {1}.</translation></message>
<message><source>{0} is not inside of the picture ({1} x {2}).</source><translation>{0} liegt nicht innerhalb des Bildes ({1} x {2}).</translation></message>
<message><source>The longer side has to be at least one pixel.</source><translation>Die längere Seite muss mindestens ein Pixel haben.</translation></message>
<message><source>{0} does not end in .png.</source><translation>{0} endet nicht auf .png.</translation></message>
<message><source>A card is a PNG picture.</source><translation>Eine Karte ist ein PNG-Bild.</translation></message>
<message><source>Title</source><translation>Titel</translation></message>
<message><source>Software</source><translation type="unfinished"></translation></message>
<message><source>Comment</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio share card</source><translation type="unfinished"></translation></message>
<message><source>Separate ink</source><translation>Tusche trennen</translation></message>
<message><source>There is no drawing here to be coloured.</source><translation>Hier ist keine Zeichnung, die koloriert werden könnte.</translation></message>
<message><source>Open one.</source><translation>Eines öffnen.</translation></message>
<message><source>Flats from hints</source><translation>Flächen aus Hinweisen</translation></message>
<message><source>Ink</source><translation>Tusche</translation></message>
<message><source>There are no flats to be shaded.</source><translation>Es gibt keine Flächen zu schattieren.</translation></message>
<message><source>Separate the ink first.</source><translation>Zuerst die Tusche trennen.</translation></message>
<message><source>Shade</source><translation>Schatten</translation></message>
<message><source>Add shade layer</source><translation>Schattenebene hinzufügen</translation></message>
<message><source>Flats to layers</source><translation>Flächen zu Ebenen</translation></message>
<message><source>That would be {0} layers; there may be {1}.</source><translation>Das wären {0} Ebenen; es dürfen {1} sein.</translation></message>
<message><source>Choose one layer per colour.</source><translation>Eine Ebene je Farbe wählen.</translation></message>
<message><source>Paper</source><translation>Papier</translation></message>
<message><source>Flats</source><translation>Flächen</translation></message>
<message><source>Region {0}: {1}</source><translation>Region {0}: {1}</translation></message>
<message><source>Photo</source><translation>Foto</translation></message>
<message><source>The words for a reference in the document are damaged</source><translation>Die Worte für eine Referenz im Dokument sind beschädigt</translation></message>
<message><source>Change words</source><translation>Worte ändern</translation></message>
<message><source>The weights in {0} are damaged: {1}.</source><translation>Die Gewichte in {0} sind beschädigt: {1}.</translation></message>
<message><source>Remove them, and install or import them again.</source><translation>Sie entfernen und neu installieren oder importieren.</translation></message>
<message><source>NVIDIA's driver is here and finds no card.</source><translation>Der Treiber von NVIDIA ist da und findet keine Karte.</translation></message>
<message><source>NVIDIA's driver fails with error {0}. Restart, or install it again.</source><translation>Der Treiber von NVIDIA scheitert mit Fehler {0}. Neu starten oder ihn neu installieren.</translation></message>
<message><source>Files of this kind can hold programs. It is read as numbers only, and nothing in it is run; a .safetensors file is safer still.</source><translation>Dateien dieser Art können Programme enthalten. Sie wird nur als Zahlen gelesen, und nichts darin wird ausgeführt; eine .safetensors-Datei ist noch sicherer.</translation></message>
<message><source>It may come as {0}. {1}</source><translation>Es kann als {0} kommen. {1}</translation></message>
<message><source>There is no model “{0}” to install.</source><translation>Ein Modell „{0}“ zum Installieren gibt es nicht.</translation></message>
<message><source>There are: {0}.</source><translation>Es gibt: {0}.</translation></message>
<message><source>Choose the .safetensors file of the same model.</source><translation>Die .safetensors-Datei desselben Modells wählen.</translation></message>
<message><source>Check its permissions, or copy it elsewhere.</source><translation>Die Rechte prüfen oder anderswohin kopieren.</translation></message>
<message><source>{0} holds values that are not numbers (NaN or infinity), in {1}.</source><translation>{0} enthält Werte, die keine Zahlen sind (NaN oder unendlich), in {1}.</translation></message>
<message><source>The file is damaged, or its training failed; choose another one.</source><translation>Die Datei ist beschädigt, oder ihr Training scheiterte; eine andere wählen.</translation></message>
<message><source>{0} holds more than weights; it was not opened.</source><translation>{0} enthält mehr als Gewichte; sie wurde nicht geöffnet.</translation></message>
<message><source>{0} is damaged or cut off.</source><translation>{0} ist beschädigt oder abgeschnitten.</translation></message>
<message><source>{0} is an archive, not a model.</source><translation>{0} ist ein Archiv, kein Modell.</translation></message>
<message><source>Unpack it first.</source><translation>Zuerst entpacken.</translation></message>
<message><source>{0} is a program of TorchScript, not weights.</source><translation>{0} ist ein Programm von TorchScript, keine Gewichte.</translation></message>
<message><source>{0} holds no table of weights.</source><translation>{0} enthält keine Tabelle von Gewichten.</translation></message>
<message><source>There is no device “{0}”.</source><translation>Ein Gerät „{0}“ gibt es nicht.</translation></message>
<message><source>It is one of auto, cpu, cuda, mps.</source><translation>Es ist eines von auto, cpu, cuda, mps.</translation></message>
<message><source>Choose auto or cpu.</source><translation>auto oder cpu wählen.</translation></message>
<message><source>This torch is built for the processor only: install one for CUDA.</source><translation>Dieses torch ist nur für den Prozessor gebaut: eines für CUDA installieren.</translation></message>
<message><source>Check its driver, or choose auto or cpu. {0}</source><translation>Den Treiber prüfen oder auto oder cpu wählen. {0}</translation></message>
<message><source>Processor</source><translation>Prozessor</translation></message>
<message><source>There is no graphics card “{0}”.</source><translation>Eine Grafikkarte „{0}“ gibt es nicht.</translation></message>
<message><source>They go from cuda:0 to cuda:{0}.</source><translation>Sie gehen von cuda:0 bis cuda:{0}.</translation></message>
<message><source>Mac</source><translation>Mac</translation></message>
<message><source>{0} is not there.</source><translation>{0} ist nicht da.</translation></message>
<message><source>Check the name.</source><translation>Den Namen prüfen.</translation></message>
<message><source>The name of {0} is not text in UTF-8.</source><translation>Der Name von {0} ist kein Text in UTF-8.</translation></message>
<message><source>{0} holds no {1} files.</source><translation>{0} enthält keine {1}-Dateien.</translation></message>
<message><source>Choose a folder or a file with weights.</source><translation>Einen Ordner oder eine Datei mit Gewichten wählen.</translation></message>
<message><source>Accept that licence to install it: --accept-licence.</source><translation type="unfinished"></translation></message>
<message><source>Remove it, and import the files anew.</source><translation>Es entfernen und die Dateien neu importieren.</translation></message>
<message><source>What had come of “{0}” is thrown away.</source><translation>Was von „{0}“ gekommen war, ist weggeworfen.</translation></message>
<message><source>Use letters and digits.</source><translation>Buchstaben und Ziffern verwenden.</translation></message>
<message><source>{0} cannot be made: {1}.</source><translation>{0} kann nicht angelegt werden: {1}.</translation></message>
<message><source>End what uses it; try again.</source><translation>Beenden, was es benutzt; noch einmal versuchen.</translation></message>
<message><source>The disk of {0} has {1} GB free; this takes {2} GB, and {3} GB are to stay free.</source><translation>Die Platte von {0} hat {1} GB frei; dies braucht {2} GB, und {3} GB sollen frei bleiben.</translation></message>
<message><source>Make room, or set COLORSTUDIO_HOME to a folder on another disk.</source><translation>Platz schaffen oder COLORSTUDIO_HOME auf einen Ordner einer anderen Platte setzen.</translation></message>
<message><source>Asking the hub</source><translation>Fragt den Hub</translation></message>
<message><source>Installed</source><translation>Installiert</translation></message>
<message><source>{0} holds another {1} than the one that is known.</source><translation>{0} enthält ein anderes {1} als das bekannte.</translation></message>
<message><source>It was not fetched. Name another repository, or import a file that you trust.</source><translation>Es wurde nicht geholt. Eine andere Ablage nennen oder eine Datei importieren, der zu trauen ist.</translation></message>
<message><source>Make its folder writable, or set COLORSTUDIO_HOME to one that is.</source><translation>Den Ordner beschreibbar machen oder COLORSTUDIO_HOME auf einen setzen, der es ist.</translation></message>
<message><source>{0} cannot be written: {1}.</source><translation>{0} kann nicht geschrieben werden: {1}.</translation></message>
<message><source>Make room on the disk and try again; what has come is kept.</source><translation>Platz auf der Platte schaffen und noch einmal versuchen; was kam, bleibt.</translation></message>
<message><source>{0} ended after {1} of {2} bytes.</source><translation>{0} endete nach {1} von {2} Bytes.</translation></message>
<message><source>Try again; what has come is kept.</source><translation>Noch einmal versuchen; was kam, bleibt.</translation></message>
<message><source>The hub sent another part of {0} than was asked for.</source><translation>Der Hub sandte einen anderen Teil von {0} als verlangt.</translation></message>
<message><source>Try again later.</source><translation>Später noch einmal versuchen.</translation></message>
<message><source>The hub sent more of {0} than it had announced.</source><translation>Der Hub sandte mehr von {0}, als er angekündigt hatte.</translation></message>
<message><source>Nothing was installed. Try again later, or name another repository.</source><translation>Es wurde nichts installiert. Später noch einmal versuchen oder eine andere Ablage nennen.</translation></message>
<message><source>{0} is not the file that it should be: its hash is another.</source><translation>{0} ist nicht die Datei, die es sein sollte: die Prüfsumme ist anders.</translation></message>
<message><source>It was thrown away. Try again, or name another repository (or HF_ENDPOINT).</source><translation>Sie wurde weggeworfen. Noch einmal versuchen oder eine andere Ablage nennen (oder HF_ENDPOINT).</translation></message>
<message><source>It has the form OWNER/NAME.</source><translation>Sie hat die Form BESITZER/NAME.</translation></message>
<message><source>Import a file that you have</source><translation>Eine vorhandene Datei importieren</translation></message>
<message><source>The graphics card failed: once more on the processor</source><translation>Die Grafikkarte versagte: noch einmal auf dem Prozessor</translation></message>
<message><source>The graphics card failed; this was made on the processor.</source><translation>Die Grafikkarte versagte; dies wurde auf dem Prozessor gemacht.</translation></message>
<message><source>The picture did not fit into memory.</source><translation>Das Bild passte nicht in den Speicher.</translation></message>
<message><source>Close other programs, or work on a smaller copy.</source><translation>Andere Programme schließen oder an einer kleineren Kopie arbeiten.</translation></message>
<message><source>Stable Diffusion 1</source><translation>Stable Diffusion 1</translation></message>
<message><source>Stable Diffusion 2 base</source><translation>Stable Diffusion 2 base</translation></message>
<message><source>Stable Diffusion 2 (768, v-prediction)</source><translation>Stable Diffusion 2 (768, v-prediction)</translation></message>
<message><source>Segment Anything ViT-B</source><translation>Segment Anything ViT-B</translation></message>
<message><source>Segment Anything ViT-L</source><translation>Segment Anything ViT-L</translation></message>
<message><source>Segment Anything ViT-H</source><translation>Segment Anything ViT-H</translation></message>
<message><source>CLIP ViT-H/14</source><translation>CLIP ViT-H/14</translation></message>
<message><source>ColorStudio's own small models</source><translation>Kleine Modelle von ColorStudio selbst</translation></message>
<message><source>Tiny VAE of Stable Diffusion</source><translation>Winziger VAE von Stable Diffusion</translation></message>
<message><source>Color Alignment in pixels</source><translation>Color Alignment in Pixeln</translation></message>
<message><source>Stable Diffusion XL</source><translation>Stable Diffusion XL</translation></message>
<message><source>Stable Diffusion 3</source><translation>Stable Diffusion 3</translation></message>
<message><source>Stable Cascade</source><translation>Stable Cascade</translation></message>
<message><source>Stable Diffusion for inpainting, with nine input channels</source><translation>Stable Diffusion zum Ausfüllen, mit neun Eingangskanälen</translation></message>
<message><source>Stable Diffusion with depth or another extra input</source><translation>Stable Diffusion mit Tiefe oder einer anderen zusätzlichen Eingabe</translation></message>
<message><source>Segment Anything 2</source><translation>Segment Anything 2</translation></message>
<message><source>ColorizeDiffusion 1.5 (switch)</source><translation>ColorizeDiffusion 1.5 (switch)</translation></message>
<message><source>ColorizeDiffusion 2</source><translation>ColorizeDiffusion 2</translation></message>
<message><source>ColorizeDiffusion XL</source><translation>ColorizeDiffusion XL</translation></message>
<message><source>Weights of the family “{0}” are not known to this version.</source><translation>Gewichte der Familie „{0}“ kennt diese Version nicht.</translation></message>
<message><source>It knows {0}.</source><translation>Sie kennt {0}.</translation></message>
<message><source>Python could not be started for it</source><translation>Python konnte dafür nicht gestartet werden</translation></message>
<message><source>Choosing the pack</source><translation>Wählt das Paket</translation></message>
<message><source>No GPU pack is installed.</source><translation>Kein GPU-Paket ist installiert.</translation></message>
<message><source>There is nothing to go back to.</source><translation>Es gibt nichts, wohin es zurückginge.</translation></message>
<message><source>There is no GPU pack “{0}”.</source><translation>Ein GPU-Paket „{0}“ gibt es nicht.</translation></message>
<message><source>Choose another pack.</source><translation>Ein anderes Paket wählen.</translation></message>
<message><source>Nothing has come of a GPU pack “{0}”.</source><translation>Von einem GPU-Paket „{0}“ ist nichts gekommen.</translation></message>
<message><source>There is nothing to be taken away.</source><translation>Es gibt nichts wegzunehmen.</translation></message>
<message><source>See `colorstudio gpu-pack status`.</source><translation type="unfinished"></translation></message>
<message><source>Checking</source><translation>Prüft</translation></message>
<message><source>Asking the package index</source><translation>Fragt den Paketindex</translation></message>
<message><source>It was thrown away. Try again, or import the files from a disk.</source><translation>Es wurde weggeworfen. Noch einmal versuchen oder die Dateien von einer Platte importieren.</translation></message>
<message><source>{0} does not have {1}{2}.</source><translation>{0} hat kein {1}{2}.</translation></message>
<message><source>Checking the files</source><translation>Prüft die Dateien</translation></message>
<message><source>Copy it again. Nothing was installed.</source><translation>Noch einmal kopieren. Nichts wurde installiert.</translation></message>
<message><source>Unpacking {0}</source><translation>Entpackt {0}</translation></message>
<message><source>Trying it out on the graphics card</source><translation>Probiert es auf der Grafikkarte aus</translation></message>
<message><source>The GPU pack was not chosen: it could not be tried out. {0}</source><translation>Das GPU-Paket wurde nicht gewählt: es konnte nicht ausprobiert werden. {0}</translation></message>
<message><source>Nothing was changed. The details are in {0}.</source><translation>Nichts wurde geändert. Einzelheiten stehen in {0}.</translation></message>
<message><source>The GPU pack was not chosen: {0}{1}.</source><translation>Das GPU-Paket wurde nicht gewählt: {0}{1}.</translation></message>
<message><source>Nothing was changed. The details are in {0}; a newer graphics driver may help.</source><translation>Nichts wurde geändert. Einzelheiten stehen in {0}; ein neuerer Grafiktreiber kann helfen.</translation></message>
<message><source>{0} cannot be removed: {1}.</source><translation>{0} kann nicht entfernt werden: {1}.</translation></message>
<message><source>End every ColorStudio that runs, and try again.</source><translation>Jedes laufende ColorStudio beenden und noch einmal versuchen.</translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation>Keine Grafikkarte von NVIDIA wurde gefunden.</translation></message>
<message><source>The graphics driver {0} knows CUDA {1}; the pack needs {2}. Install a newer driver of NVIDIA.</source><translation>Der Grafiktreiber {0} kennt CUDA {1}; das Paket braucht {2}. Einen neueren Treiber von NVIDIA installieren.</translation></message>
<message><source>{0} is too old: the pack needs compute capability {1}.</source><translation>{0} ist zu alt: das Paket braucht Compute Capability {1}.</translation></message>
<message><source>The graphics driver does not answer. Restart the computer.</source><translation>Der Grafiktreiber antwortet nicht. Den Rechner neu starten.</translation></message>
<message><source>The graphics driver ended the test of it (status {0}).</source><translation>Der Grafiktreiber beendete die Probe (Status {0}).</translation></message>
<message><source>It took longer than {0} seconds.</source><translation>Es dauerte länger als {0} Sekunden.</translation></message>
<message><source>Restart the computer if the driver hangs.</source><translation>Den Rechner neu starten, wenn der Treiber hängt.</translation></message>
<message><source>Download it again, or choose another file.</source><translation>Noch einmal herunterladen oder eine andere Datei wählen.</translation></message>
<message><source>{0} is cut off within its header.</source><translation>{0} ist im Kopf abgeschnitten.</translation></message>
<message><source>{0} is empty.</source><translation>{0} ist leer.</translation></message>
<message><source>Choose a .safetensors file.</source><translation>Eine .safetensors-Datei wählen.</translation></message>
<message><source>{0} is not a model in the safetensors format.</source><translation>{0} ist kein Modell im safetensors-Format.</translation></message>
<message><source>The header of {0} is too long to be a model's.</source><translation>Der Kopf von {0} ist zu lang für ein Modell.</translation></message>
<message><source>The header of {0} is damaged.</source><translation>Der Kopf von {0} ist beschädigt.</translation></message>
<message><source>The header of {0} is damaged: its parts overlap.</source><translation>Der Kopf von {0} ist beschädigt: seine Teile überlappen.</translation></message>
<message><source>{0} is cut off: {1} of {2} bytes of weights are there.</source><translation>{0} ist abgeschnitten: {1} von {2} Bytes Gewichte sind da.</translation></message>
<message><source>{0} is damaged: it goes on after its end.</source><translation>{0} ist beschädigt: es geht nach dem Ende weiter.</translation></message>
<message><source>The hub does not say how large {0} of {1} is.</source><translation>Der Hub sagt nicht, wie groß {0} von {1} ist.</translation></message>
<message><source>It may be another kind of server: check HF_ENDPOINT.</source><translation>Vielleicht ist es eine andere Art Server: HF_ENDPOINT prüfen.</translation></message>
<message><source>{0} was not asked for: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation>{0} wurde nicht angefragt: --offline oder HF_HUB_OFFLINE verbietet das Netz.</translation></message>
<message><source>Go online, or import the files from a disk.</source><translation>Online gehen oder die Dateien von einer Platte importieren.</translation></message>
<message><source>The network was forbidden when the program started (HF_HUB_OFFLINE).</source><translation>Das Netz war beim Start des Programms verboten (HF_HUB_OFFLINE).</translation></message>
<message><source>Start it again without, or import the files from a disk.</source><translation>Ohne dies neu starten oder die Dateien von einer Platte importieren.</translation></message>
<message><source>{0} has no file {1} on the hub any more.</source><translation>{0} hat auf dem Hub keine Datei {1} mehr.</translation></message>
<message><source>Name another repository that has it, or import the files from a disk.</source><translation>Eine andere Ablage nennen, die sie hat, oder die Dateien von einer Platte importieren.</translation></message>
<message><source>{0} is not on the hub {1} (any more).</source><translation>{0} ist nicht (mehr) auf dem Hub {1}.</translation></message>
<message><source>Name a repository that has the same files, or import them from a disk.</source><translation>Eine Ablage mit denselben Dateien nennen oder sie von einer Platte importieren.</translation></message>
<message><source>The hub asks for patience: too many requests.</source><translation>Der Hub bittet um Geduld: zu viele Anfragen.</translation></message>
<message><source>The hub failed with {0} when it was asked for {1}.</source><translation>Der Hub scheiterte mit {0}, als er nach {1} gefragt wurde.</translation></message>
<message><source>Try again later; what has come is kept.</source><translation>Später noch einmal versuchen; was kam, bleibt.</translation></message>
<message><source>{0} cannot be reached, or broke off ({1}).</source><translation>{0} ist nicht erreichbar oder brach ab ({1}).</translation></message>
<message><source>Check the network and try again; what has come is kept.</source><translation>Das Netz prüfen und noch einmal versuchen; was kam, bleibt.</translation></message>
<message><source>The hub does not open {0} for your token.</source><translation>Der Hub öffnet {0} nicht für diesen Zugangsschlüssel.</translation></message>
<message><source>Accept the licence on {0} while logged in, and see that the token may read.</source><translation>Die Lizenz auf {0} angemeldet annehmen und sehen, dass der Schlüssel lesen darf.</translation></message>
<message><source>{0} is not open to everyone, or is gone.</source><translation>{0} ist nicht für alle offen oder weg.</translation></message>
<message><source>Accept the licence on {0}, make a token there, and set HF_TOKEN to it.</source><translation>Die Lizenz auf {0} annehmen, dort einen Schlüssel anlegen und HF_TOKEN darauf setzen.</translation></message>
<message><source>The weights “{0}” are no longer on the disk.</source><translation>Die Gewichte „{0}“ sind nicht mehr auf der Platte.</translation></message>
<message><source>Install them again, or choose other weights.</source><translation>Sie neu installieren oder andere Gewichte wählen.</translation></message>
<message><source>The weights “{0}” cannot be read: {1}.</source><translation>Die Gewichte „{0}“ können nicht gelesen werden: {1}.</translation></message>
<message><source>Its licence is not known: look where it came from.</source><translation>Die Lizenz ist nicht bekannt: dort nachsehen, woher es kam.</translation></message>
<message><source>{0} does not exist.</source><translation>{0} gibt es nicht.</translation></message>
<message><source>To use it all the same: --allow-pickle.</source><translation type="unfinished"></translation></message>
<message><source>{0} alone is not enough: it is a part of {1}.</source><translation>{0} allein genügt nicht: es ist ein Teil von {1}.</translation></message>
<message><source>Import that.</source><translation>Jenes importieren.</translation></message>
<message><source>{0} is not whole: {1}.</source><translation>{0} ist nicht vollständig: {1}.</translation></message>
<message><source>Copy the folder again.</source><translation>Den Ordner noch einmal kopieren.</translation></message>
<message><source>Take the whole folder anew from where it was made.</source><translation>Den ganzen Ordner neu von dort nehmen, wo er gemacht wurde.</translation></message>
<message><source>{0} names files outside of its folder.</source><translation>{0} nennt Dateien außerhalb seines Ordners.</translation></message>
<message><source>Import those files.</source><translation>Jene Dateien importieren.</translation></message>
<message><source>Imported</source><translation>Importiert</translation></message>
<message><source>{0} cannot be copied: {1}.</source><translation>{0} kann nicht kopiert werden: {1}.</translation></message>
<message><source>Make room, or use it where it lies.</source><translation>Platz schaffen oder benutzen, wo es liegt.</translation></message>
<message><source>Choose another file.</source><translation>Eine andere Datei wählen.</translation></message>
<message><source>Files of this kind can carry programs. Only the numbers in it are read, nothing in it is run; the .safetensors file of the same model is still the better choice.</source><translation>Dateien dieser Art können Programme mitbringen. Nur die Zahlen darin werden gelesen, nichts wird ausgeführt; die .safetensors-Datei desselben Modells ist dennoch die bessere Wahl.</translation></message>
<message><source>The file does not say which kind of Stable Diffusion 2 it is; the one for 768 pixels is taken. If pictures come out as noise or blotches, choose the other kind.</source><translation>Die Datei sagt nicht, welche Art von Stable Diffusion 2 sie ist; die für 768 Pixel wird genommen. Kommen Bilder als Rauschen oder Flecken heraus, die andere Art wählen.</translation></message>
<message><source>The file does not say what its U-Net predicts; epsilon is taken, as all published ones of its kind do. If pictures come out as noise or blotches, choose v-prediction.</source><translation>Die Datei sagt nicht, was ihr U-Net vorhersagt; epsilon wird genommen, wie bei allen veröffentlichten ihrer Art. Kommen Bilder als Rauschen oder Flecken heraus, v-prediction wählen.</translation></message>
<message><source>Choose a file of weights.</source><translation>Eine Datei mit Gewichten wählen.</translation></message>
<message><source>The weights in {0} are in several pieces; such are not used.</source><translation>Die Gewichte in {0} sind in mehreren Stücken; solche werden nicht benutzt.</translation></message>
<message><source>{0} holds no weights.</source><translation>{0} enthält keine Gewichte.</translation></message>
<message><source>{0} in {1} is missing or damaged.</source><translation>{0} in {1} fehlt oder ist beschädigt.</translation></message>
<message><source>{0} in {1} is damaged.</source><translation>{0} in {1} ist beschädigt.</translation></message>
<message><source>{0} holds no U-Net.</source><translation>{0} enthält kein U-Net.</translation></message>
<message><source>{0} is in a layout that is not known: {1}.</source><translation>{0} hat einen Aufbau, der nicht bekannt ist: {1}.</translation></message>
<message><source>Install or import it again.</source><translation>Neu installieren oder importieren.</translation></message>
<message><source>{0} does not hold DDColor.</source><translation>{0} enthält kein DDColor.</translation></message>
<message><source>The config.json of {0} is damaged.</source><translation>Die config.json von {0} ist beschädigt.</translation></message>
<message><source>The words of the captioner are damaged.</source><translation>Die Worte des Beschreibers sind beschädigt.</translation></message>
<message><source>{0} is not loaded in this way.</source><translation>{0} wird so nicht geladen.</translation></message>
<message><source>{0} does not fit the bundle's unet.</source><translation>{0} passt nicht zum U-Net des Bündels.</translation></message>
<message><source>The tokenizer is damaged.</source><translation>Der Tokenizer ist beschädigt.</translation></message>
<message><source>The tokenizer is damaged: merges.txt is cut off.</source><translation>Der Tokenizer ist beschädigt: merges.txt ist abgeschnitten.</translation></message>
<message><source>The tokenizer is damaged: merges.txt cannot be read.</source><translation>Der Tokenizer ist beschädigt: merges.txt kann nicht gelesen werden.</translation></message>
<message><source>{0} holds no {1} of {2}.</source><translation>{0} enthält kein {1} von {2}.</translation></message>
<message><source>{0} lacks {1} of {2} weights, as {3}.</source><translation>{0} fehlen {1} von {2} Gewichten, etwa {3}.</translation></message>
<message><source>{0} does not fit: {1} has whole numbers.</source><translation>{0} passt nicht: {1} hat ganze Zahlen.</translation></message>
<message><source>{0} does not fit: {1} is {2} instead of {3}.</source><translation>{0} passt nicht: {1} ist {2} statt {3}.</translation></message>
<message><source>{0} is not a LoRA.</source><translation>{0} ist kein LoRA.</translation></message>
<message><source>{0} holds no LoRA.</source><translation>{0} enthält kein LoRA.</translation></message>
<message><source>{0} holds a LoRA of a kind that is not used here.</source><translation>{0} enthält ein LoRA einer Art, die hier nicht benutzt wird.</translation></message>
<message><source>{0} is damaged: half of {1} is missing.</source><translation>{0} ist beschädigt: die Hälfte von {1} fehlt.</translation></message>
<message><source>{0} holds values that are not numbers, in {1}.</source><translation>{0} enthält Werte, die keine Zahlen sind, in {1}.</translation></message>
<message><source>{0} is damaged: {1} has no rank.</source><translation>{0} ist beschädigt: {1} hat keinen Rang.</translation></message>
<message><source>The words in {0} are damaged.</source><translation>Die Worte in {0} sind beschädigt.</translation></message>
<message><source>Adding the LoRAs</source><translation>Fügt die LoRAs hinzu</translation></message>
<message><source>The licence of the LoRA “{0}” is not known.</source><translation>Die Lizenz des LoRA „{0}“ ist nicht bekannt.</translation></message>
<message><source>{0} That may hold for the picture, too.</source><translation>{0} Das kann auch für das Bild gelten.</translation></message>
<message><source>The strength of a LoRA is {0}; it goes from {1} to {2}.</source><translation>Die Stärke eines LoRA ist {0}; sie geht von {1} bis {2}.</translation></message>
<message><source>This way has no model that a LoRA could change.</source><translation>Dieser Weg hat kein Modell, das ein LoRA ändern könnte.</translation></message>
<message><source>Run it without one.</source><translation>Ohne laufen lassen.</translation></message>
<message><source>The LoRA “{0}” was made for {1}; “{2}” is {3}.</source><translation>Das LoRA „{0}“ wurde für {1} gemacht; „{2}“ ist {3}.</translation></message>
<message><source>Choose other weights, or another LoRA.</source><translation>Andere Gewichte oder ein anderes LoRA wählen.</translation></message>
<message><source>{0} is of a kind of file that can carry programs.</source><translation>{0} ist eine Dateiart, die Programme mitbringen kann.</translation></message>
<message><source>Take it in with `colorstudio models import {0} --allow-pickle`, and give its id.</source><translation type="unfinished"></translation></message>
<message><source>There is no LoRA “{0}”.</source><translation>Ein LoRA „{0}“ gibt es nicht.</translation></message>
<message><source>Give a file, or an id that `colorstudio models list` shows.</source><translation type="unfinished"></translation></message>
<message><source>What the recipe says of its LoRAs is damaged.</source><translation>Was das Rezept über seine LoRAs sagt, ist beschädigt.</translation></message>
<message><source>Choose the LoRAs by hand.</source><translation>Die LoRAs von Hand wählen.</translation></message>
<message><source>Give the file that was used with --lora FILE.</source><translation type="unfinished"></translation></message>
<message><source>The LoRA “{0}” of the recipe is not here.</source><translation>Das LoRA „{0}“ des Rezepts ist nicht hier.</translation></message>
<message><source>Memory was full: once more, in smaller pieces</source><translation>Der Speicher war voll: noch einmal, in kleineren Stücken</translation></message>
<message><source>Memory was full at first; this is the answer of a second run that needs less.</source><translation>Der Speicher war zuerst voll; dies ist die Antwort eines zweiten Laufs, der weniger braucht.</translation></message>
<message><source>The run did not fit into the memory of this computer, also in smaller pieces.</source><translation>Der Lauf passte nicht in den Speicher dieses Rechners, auch nicht in kleineren Stücken.</translation></message>
<message><source>Close other programs, or choose a smaller working size.</source><translation>Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation></message>
<message><source>The run did not fit into the memory of the graphics card, also in smaller pieces.</source><translation>Der Lauf passte nicht in den Speicher der Grafikkarte, auch nicht in kleineren Stücken.</translation></message>
<message><source>Choose a smaller working size, close other programs that use the card, or set the device to cpu, which is slow.</source><translation>Eine kleinere Arbeitsgröße wählen, andere Programme schließen, die die Karte benutzen, oder das Gerät auf cpu setzen, was langsam ist.</translation></message>
<message><source>Choose another file; `colorstudio models list` shows what is used.</source><translation type="unfinished"></translation></message>
<message><source>Accept</source><translation>Annehmen</translation></message>
<message><source>It was not fetched. Import the files from a disk that you trust.</source><translation>Es wurde nicht geholt. Die Dateien von einer Platte importieren, der zu trauen ist.</translation></message>
<message><source>{0} has no {1}.</source><translation>{0} hat kein {1}.</translation></message>
<message><source>Import the files from a disk, or try again later.</source><translation>Die Dateien von einer Platte importieren oder später noch einmal versuchen.</translation></message>
<message><source>{0} does not have {1} (any more).</source><translation>{0} hat {1} nicht (mehr).</translation></message>
<message><source>Import the files from a disk, or install a newer version of ColorStudio.</source><translation>Die Dateien von einer Platte importieren oder eine neuere Version von ColorStudio installieren.</translation></message>
<message><source>{0} failed with {1} when it was asked for {2}.</source><translation>{0} scheiterte mit {1}, als nach {2} gefragt wurde.</translation></message>
<message><source>No package index was asked: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation>Kein Paketindex wurde gefragt: --offline oder HF_HUB_OFFLINE verbietet das Netz.</translation></message>
<message><source>ColorStudio uses Stable Diffusion 1 and 2, the first ColorizeDiffusion, Segment Anything, CLIP ViT-H/14 and DDColor.</source><translation>ColorStudio benutzt Stable Diffusion 1 und 2, das erste ColorizeDiffusion, Segment Anything, CLIP ViT-H/14 und DDColor.</translation></message>
<message><source>The VAEs of Stable Diffusion 1, 2 and XL have the same keys; one of XL gives wrong colours.</source><translation>Die VAEs von Stable Diffusion 1, 2 und XL haben dieselben Schlüssel; einer von XL gibt falsche Farben.</translation></message>
<message><source>{0} holds no model that is known here.</source><translation>{0} enthält kein Modell, das hier bekannt ist.</translation></message>
<message><source>{0} is {1}, which is not used here.</source><translation>{0} ist {1}, was hier nicht benutzt wird.</translation></message>
<message><source>{0} is a SAM of a kind that is not known here.</source><translation>{0} ist ein SAM einer Art, die hier nicht bekannt ist.</translation></message>
<message><source>{0} is a part of ColorizeDiffusion; its U-Net is missing.</source><translation>{0} ist ein Teil von ColorizeDiffusion; sein U-Net fehlt.</translation></message>
<message><source>Choose the whole file, as its authors publish it.</source><translation>Die ganze Datei wählen, wie ihre Autoren sie veröffentlichen.</translation></message>
<message><source>{0} joins a U-Net and a text encoder that do not fit each other.</source><translation>{0} verbindet ein U-Net und einen Textkodierer, die nicht zueinander passen.</translation></message>
<message><source>{0} is a VAE of another family.</source><translation>{0} ist ein VAE einer anderen Familie.</translation></message>
<message><source>Choose other weights.</source><translation>Andere Gewichte wählen.</translation></message>
<message><source>Loading {0}</source><translation>Lädt {0}</translation></message>
<message><source>The weights “{0}” were changed while they were in use.</source><translation>Die Gewichte „{0}“ wurden geändert, während sie benutzt wurden.</translation></message>
<message><source>The configuration of {0} cannot be read.</source><translation>Die Konfiguration von {0} kann nicht gelesen werden.</translation></message>
<message><source>Install it again.</source><translation>Neu installieren.</translation></message>
<message><source>{0} does not hold SAM vit_b, vit_l or vit_h.</source><translation>{0} enthält kein SAM vit_b, vit_l oder vit_h.</translation></message>
<message><source>The configuration of {0} is not that of SAM.</source><translation>Die Konfiguration von {0} ist nicht die von SAM.</translation></message>
<message><source>{0} does not fit SAM.</source><translation>{0} passt nicht zu SAM.</translation></message>
<message><source>{0} lacks {1} of SAM's weights, such as {2}.</source><translation>{0} fehlen {1} von SAMs Gewichten, etwa {2}.</translation></message>
<message><source>The point {0}, {1} lies outside of the picture ({2} × {3}).</source><translation>Der Punkt {0}, {1} liegt außerhalb des Bildes ({2} × {3}).</translation></message>
<message><source>Click inside of it.</source><translation>Innerhalb klicken.</translation></message>
<message><source>Nothing says where the object is.</source><translation>Nichts sagt, wo das Objekt ist.</translation></message>
<message><source>Click it, or draw a box.</source><translation>Anklicken oder einen Rahmen ziehen.</translation></message>
<message><source>The box holds no pixel of the picture.</source><translation>Der Rahmen enthält kein Pixel des Bildes.</translation></message>
<message><source>Draw it around the object.</source><translation>Ihn um das Objekt ziehen.</translation></message>
<message><source>There is no segmenter “{0}”.</source><translation>Einen Segmentierer „{0}“ gibt es nicht.</translation></message>
<message><source>{0} The way grabcut needs no weights.</source><translation>{0} Der Weg grabcut braucht keine Gewichte.</translation></message>
<message><source>Segment Anything did not fit into memory.</source><translation>Segment Anything passte nicht in den Speicher.</translation></message>
<message><source>Close other programs, use the base weights (sam-vit-b), or set the device to cpu.</source><translation>Andere Programme schließen, die Basisgewichte (sam-vit-b) benutzen oder das Gerät auf cpu setzen.</translation></message>
<message><source>SAM was not shown a picture yet.</source><translation>SAM wurde noch kein Bild gezeigt.</translation></message>
<message><source>The weights “{0}” are not installed.</source><translation>Die Gewichte „{0}“ sind nicht installiert.</translation></message>
<message><source>Install them with `colorstudio models install {0}`, or in the model manager.</source><translation>Sie mit `colorstudio models install {0}` oder in der Modellverwaltung installieren.</translation></message>
<message><source>The weights “{0}” are not installed, or do not fit here.</source><translation>Die Gewichte „{0}“ sind nicht installiert oder passen hier nicht.</translation></message>
<message><source>The weights for this are not installed.</source><translation>Die Gewichte hierfür sind nicht installiert.</translation></message>
<message><source>Install them with {0}, or in the model manager.</source><translation>Sie mit {0} oder in der Modellverwaltung installieren.</translation></message>
<message><source>Import them in the model manager, or train them (`colorstudio train`).</source><translation>Sie in der Modellverwaltung importieren oder trainieren (`colorstudio train`).</translation></message>
<message><source>There is nothing to choose.</source><translation>Es gibt nichts zu wählen.</translation></message>
<message><source>Other weights can be installed beside it; they are taken before it.</source><translation>Andere Gewichte können daneben installiert werden; sie werden vorgezogen.</translation></message>
<message><source>End what uses it, and try again.</source><translation>Beenden, was es benutzt, und noch einmal versuchen.</translation></message>
<message><source>Choose other weights; `colorstudio models list` shows what there is.</source><translation>Andere Gewichte wählen; `colorstudio models list` zeigt, was es gibt.</translation></message>
<message><source>Install it with `colorstudio models install {0}`, or in the model manager.</source><translation>Mit `colorstudio models install {0}` oder in der Modellverwaltung installieren.</translation></message>
<message><source>Import the “{0}” that it was trained upon.</source><translation>Das „{0}“ importieren, auf dem es trainiert wurde.</translation></message>
<message><source>Import “{0}” in the model manager.</source><translation>„{0}“ in der Modellverwaltung importieren.</translation></message>
<message><source>Repair them with `colorstudio models verify {0} --repair`.</source><translation>Mit `colorstudio models verify {0} --repair` reparieren.</translation></message>
<message><source>They come with ColorStudio: install it again.</source><translation>Sie liegen ColorStudio bei: es neu installieren.</translation></message>
<message><source>The weights “{0}” are damaged: {1} is gone or cut off.</source><translation>Die Gewichte „{0}“ sind beschädigt: {1} ist weg oder abgeschnitten.</translation></message>
<message><source>Put the file back, or remove the model and import it again.</source><translation>Die Datei zurücklegen oder das Modell entfernen und neu importieren.</translation></message>
<message><source>{0} has {1} bytes; it had {2}.</source><translation>{0} hat {1} Bytes; es hatte {2}.</translation></message>
<message><source>{0} is gone.</source><translation>{0} ist weg.</translation></message>
<message><source>{0} has other content than it had.</source><translation>{0} hat anderen Inhalt als zuvor.</translation></message>
<message><source>The words of CLIP are missing: the package open-clip-torch is not installed.</source><translation>Die Worte von CLIP fehlen: das Paket open-clip-torch ist nicht installiert.</translation></message>
<message><source>Install it with `pip install open-clip-torch`.</source><translation>Es mit `pip install open-clip-torch` installieren.</translation></message>
<message><source>{0} is not a whole wheel: {1}.</source><translation>{0} ist kein vollständiges Wheel: {1}.</translation></message>
<message><source>Fetch it again.</source><translation>Noch einmal holen.</translation></message>
<message><source>{0} holds a file of another wheel of the pack: {1}.</source><translation>{0} enthält eine Datei eines anderen Wheels des Pakets: {1}.</translation></message>
<message><source>The list of the pack is wrong; please report it.</source><translation>Die Liste des Pakets ist falsch; bitte melden.</translation></message>
<message><source>{0} cannot be unpacked: {1}.</source><translation>{0} kann nicht entpackt werden: {1}.</translation></message>
<message><source>Make room on the disk and try again; what was downloaded is kept.</source><translation>Platz auf der Platte schaffen und noch einmal versuchen; was geladen ist, bleibt.</translation></message>
<message><source>{0} reaches out of its folder: {1}.</source><translation>{0} reicht aus seinem Ordner hinaus: {1}.</translation></message>
<message><source>It was not unpacked.</source><translation>Es wurde nicht entpackt.</translation></message>
<message><source>A coloured picture is h x w x 4 in 8 bit.</source><translation>Ein farbiges Bild ist h x b x 4 in 8 Bit.</translation></message>
<message><source>The coloured picture is {0} x {1}, and the drawing {2} x {3}.</source><translation>Das farbige Bild hat {0} x {1}, die Zeichnung {2} x {3}.</translation></message>
<message><source>Give one of the same drawing, with its proportions.</source><translation>Eines derselben Zeichnung geben, mit ihren Proportionen.</translation></message>
<message><source>Normal</source><translation>Normal</translation></message>
<message><source>Multiply</source><translation>Multiplizieren</translation></message>
<message><source>Screen</source><translation>Negativ multiplizieren</translation></message>
<message><source>Overlay</source><translation>Ineinanderkopieren</translation></message>
<message><source>Darken</source><translation>Abdunkeln</translation></message>
<message><source>Lighten</source><translation>Aufhellen</translation></message>
<message><source>Colour dodge</source><translation>Farbig abwedeln</translation></message>
<message><source>Colour burn</source><translation>Farbig nachbelichten</translation></message>
<message><source>Hard light</source><translation>Hartes Licht</translation></message>
<message><source>Soft light</source><translation>Weiches Licht</translation></message>
<message><source>Difference</source><translation>Differenz</translation></message>
<message><source>Atop</source><translation>Oben auf</translation></message>
<message><source>The brush's {0} is {1} to {2}, not {3}.</source><translation>{0} des Pinsels ist {1} bis {2}, nicht {3}.</translation></message>
<message><source>The cast{0} has no parts.</source><translation>Die Figurenfarben{0} haben keine Teile.</translation></message>
<message><source>Give it at least one, such as “hair: dark green”.</source><translation>Mindestens eines angeben, etwa „hair: dark green“.</translation></message>
<message><source>A cast of {0} parts is more than ColorStudio can keep.</source><translation>{0} Teile sind mehr, als ColorStudio halten kann.</translation></message>
<message><source>Use {0} parts at most.</source><translation>Höchstens {0} Teile verwenden.</translation></message>
<message><source>A part of the cast has no name.</source><translation>Ein Teil der Figur hat keinen Namen.</translation></message>
<message><source>Name every part.</source><translation>Jedes Teil benennen.</translation></message>
<message><source>Two parts are called “{0}”.</source><translation>Zwei Teile heißen „{0}“.</translation></message>
<message><source>Rename one of them.</source><translation>Eines umbenennen.</translation></message>
<message><source>Did you mean “{0}”? </source><translation>War „{0}“ gemeint? </translation></message>
<message><source>There is no part “{0}” in the cast.</source><translation>Ein Teil „{0}“ gibt es bei der Figur nicht.</translation></message>
<message><source>Its parts are {0}{1}.</source><translation>Ihre Teile sind {0}{1}.</translation></message>
<message><source>Give the name of a cast file.</source><translation>Den Namen einer Datei mit Figurenfarben angeben.</translation></message>
<message><source>There is no cast file {0}.</source><translation>Eine Datei {0} mit Figurenfarben gibt es nicht.</translation></message>
<message><source>{0} could not be read: {1}.</source><translation>{0} konnte nicht gelesen werden: {1}.</translation></message>
<message><source>{0} is far too large for a cast.</source><translation>{0} ist viel zu groß für Figurenfarben.</translation></message>
<message><source>Choose a cast: it is a small file.</source><translation>Figurenfarben wählen: es ist eine kleine Datei.</translation></message>
<message><source>{0} is not a cast file: it is no JSON text.</source><translation>{0} sind keine Figurenfarben: es ist kein JSON-Text.</translation></message>
<message><source>Choose a cast, as the window saves them.</source><translation>Figurenfarben wählen, wie das Fenster sie speichert.</translation></message>
<message><source>This is not a cast: it has no list “parts”.</source><translation>Dies sind keine Figurenfarben: es fehlt die Liste „parts“.</translation></message>
<message><source>This is not a cast: “parts” is no list.</source><translation>Dies sind keine Figurenfarben: „parts“ ist keine Liste.</translation></message>
<message><source>A part of the cast has no name and colour.</source><translation>Ein Teil der Figur hat weder Namen noch Farbe.</translation></message>
<message><source>Give it both.</source><translation>Beides angeben.</translation></message>
<message><source>The part{0} has no colour.</source><translation>Das Teil{0} hat keine Farbe.</translation></message>
<message><source>Write it like #c08040.</source><translation>Sie wie #c08040 schreiben.</translation></message>
<message><source>A colour of the part{0} is no text.</source><translation>Eine Farbe des Teils{0} ist kein Text.</translation></message>
<message><source>The part{0}: {1}</source><translation>Das Teil{0}: {1}</translation></message>
<message><source>The “{0}” in the cast is no text.</source><translation>„{0}“ in den Figurenfarben ist kein Text.</translation></message>
<message><source>Put it in quotes.</source><translation>In Anführungszeichen setzen.</translation></message>
<message><source>{0} choices do not fit {1} regions.</source><translation>{0} Wahlen passen nicht zu {1} Regionen.</translation></message>
<message><source>L is 0 to 100, a and b within ±200.</source><translation>L ist 0 bis 100, a und b innerhalb ±200.</translation></message>
<message><source>That is too long to be a list of colours.</source><translation>Das ist zu lang für eine Liste von Farben.</translation></message>
<message><source>Write: hair: dark green.</source><translation>Schreiben: hair: dark green.</translation></message>
<message><source>Write it like “hair: dark green”.</source><translation>Es wie „hair: dark green“ schreiben.</translation></message>
<message><source>No colour is given for “{0}”.</source><translation>Für „{0}“ ist keine Farbe angegeben.</translation></message>
<message><source>Write: dark green.</source><translation>Schreiben: dark green.</translation></message>
<message><source>No colour was given.</source><translation>Keine Farbe wurde angegeben.</translation></message>
<message><source>Write it like “dark green”, or like #c08040.</source><translation>Sie wie „dark green“ oder wie #c08040 schreiben.</translation></message>
<message><source>Did you mean {0}?</source><translation>War {0} gemeint?</translation></message>
<message><source>Use other words, or write #c08040.</source><translation>Andere Worte verwenden oder #c08040 schreiben.</translation></message>
<message><source>There is nothing to fill outside of the picture.</source><translation>Außerhalb des Bildes gibt es nichts zu füllen.</translation></message>
<message><source>The tolerance of a fill and its growth cannot be negative.</source><translation>Toleranz und Erweiterung einer Füllung können nicht negativ sein.</translation></message>
<message><source>A screen of {0} lines per inch needs more than {1} dpi.</source><translation>Ein Raster von {0} Linien je Zoll braucht mehr als {1} dpi.</translation></message>
<message><source>Ask for {0} lines or fewer.</source><translation>{0} Linien oder weniger verlangen.</translation></message>
<message><source>There is no dot “{0}”.</source><translation>Einen Punkt „{0}“ gibt es nicht.</translation></message>
<message><source>These hints belong to a picture of {0} x {1}, and this one is {2} x {3}.</source><translation>Diese Hinweise gehören zu einem Bild von {0} x {1}, und dieses hat {2} x {3}.</translation></message>
<message><source>Use hints that were made on a picture of the same proportions.</source><translation>Hinweise verwenden, die auf einem Bild derselben Proportionen gemacht wurden.</translation></message>
<message><source>A {0} at ({1}, {2}) lies outside of the picture ({3} x {4}).</source><translation>Ein {0} bei ({1}, {2}) liegt außerhalb des Bildes ({3} x {4}).</translation></message>
<message><source>Remove it, or give the size that its coordinates belong to.</source><translation>Ihn entfernen oder die Größe angeben, zu der seine Koordinaten gehören.</translation></message>
<message><source>A hint file holds one JSON object.</source><translation>Eine Hinweisdatei enthält ein JSON-Objekt.</translation></message>
<message><source>It looks like {"size": [W, H]}.</source><translation>Es sieht so aus: {"size": [W, H]}.</translation></message>
<message><source>The hints do not say their picture's size.</source><translation>Die Hinweise nennen die Größe ihres Bildes nicht.</translation></message>
<message><source>Add "size": [width, height].</source><translation>"size": [Breite, Höhe] hinzufügen.</translation></message>
<message><source>Mend the file, or save the hints again.</source><translation>Die Datei richten oder die Hinweise neu speichern.</translation></message>
<message><source>More than {0} hints.</source><translation>Mehr als {0} Hinweise.</translation></message>
<message><source>Leave some out.</source><translation>Einige weglassen.</translation></message>
<message><source>{0} is far too large for a hint file.</source><translation>{0} ist viel zu groß für eine Hinweisdatei.</translation></message>
<message><source>{0} is not a hint file: it is no text.</source><translation>{0} ist keine Hinweisdatei: es ist kein Text.</translation></message>
<message><source>Choose hints, as the window saves them.</source><translation>Hinweise wählen, wie das Fenster sie speichert.</translation></message>
<message><source>{0} is not a hint file: {1}.</source><translation>{0} ist keine Hinweisdatei: {1}.</translation></message>
<message><source>{0} is not an object.</source><translation>{0} ist kein Objekt.</translation></message>
<message><source>{0} has no "color".</source><translation>{0} hat kein "color".</translation></message>
<message><source>The palette has paper and no ink.</source><translation>Die Palette hat Papier und keine Druckfarbe.</translation></message>
<message><source>Give a colour the role ink.</source><translation>Einer Farbe die Rolle Druckfarbe geben.</translation></message>
<message><source>{0} inks are more than can be printed.</source><translation>{0} Druckfarben sind mehr, als gedruckt werden können.</translation></message>
<message><source>Use {0} at most.</source><translation>Höchstens {0} verwenden.</translation></message>
<message><source>The colour profile in the file is damaged; sRGB was taken instead.</source><translation>Das Farbprofil in der Datei ist beschädigt; stattdessen wurde sRGB genommen.</translation></message>
<message><source>The file holds {0} profile that does not fit its pixels; it was left out.</source><translation>Die Datei enthält {0} Profil, das nicht zu ihren Pixeln passt; es blieb weg.</translation></message>
<message><source>The picture's profile is made of tables; it was converted to sRGB.</source><translation>Das Profil des Bildes besteht aus Tabellen; es wurde nach sRGB umgewandelt.</translation></message>
<message><source>The grey picture was converted from its profile to sRGB.</source><translation>Das graue Bild wurde von seinem Profil nach sRGB umgewandelt.</translation></message>
<message><source>The CMYK picture was converted to sRGB by its profile.</source><translation>Das CMYK-Bild wurde nach seinem Profil in sRGB umgewandelt.</translation></message>
<message><source>The colour profile in the file is damaged.</source><translation>Das Farbprofil in der Datei ist beschädigt.</translation></message>
<message><source>The CMYK picture has no profile; it was converted to sRGB as a typical print.</source><translation>Das CMYK-Bild hat kein Profil; es wurde als typischer Druck in sRGB umgewandelt.</translation></message>
<message><source>The Lab picture was converted to sRGB.</source><translation>Das Lab-Bild wurde in sRGB umgewandelt.</translation></message>
<message><source>{0} is {1}.</source><translation>{0} ist {1}.</translation></message>
<message><source>Save it as PNG, JPEG, WebP, TIFF or BMP first.</source><translation>Zuerst als PNG, JPEG, WebP, TIFF oder BMP speichern.</translation></message>
<message><source>{0} is not a picture.</source><translation>{0} ist kein Bild.</translation></message>
<message><source>Choose a PNG, JPEG, WebP, TIFF or BMP file.</source><translation>Eine PNG-, JPEG-, WebP-, TIFF- oder BMP-Datei wählen.</translation></message>
<message><source>{0} is damaged or incomplete.</source><translation>{0} ist beschädigt oder unvollständig.</translation></message>
<message><source>Open another copy, or repair it in another program.</source><translation>Eine andere Kopie öffnen oder in einem anderen Programm reparieren.</translation></message>
<message><source>{0} components</source><translation type="unfinished"></translation></message>
<message><source>The mask {0} is {1} x {2}, and the picture is {3} x {4}.</source><translation>Die Maske {0} hat {1} x {2}, das Bild {3} x {4}.</translation></message>
<message><source>Use a mask of the same proportions.</source><translation>Eine Maske derselben Proportionen verwenden.</translation></message>
<message><source>Raw profile type </source><translation type="unfinished"></translation></message>
<message><source>The picture is an animation; only its first image was opened.</source><translation>Das Bild ist eine Animation; nur ihr erstes Bild wurde geöffnet.</translation></message>
<message><source>A text in the file (“{0}”) is damaged; it was left out.</source><translation>Ein Text in der Datei („{0}“) ist beschädigt; er blieb weg.</translation></message>
<message><source>{0} is far too large for a picture.</source><translation>{0} ist viel zu groß für ein Bild.</translation></message>
<message><source>{0} is a {1} file in spite of its ending.</source><translation>{0} ist trotz seiner Endung eine {1}-Datei.</translation></message>
<message><source>Choose a picture inside it.</source><translation>Ein Bild darin wählen.</translation></message>
<message><source>{0} is not a regular file.</source><translation>{0} ist keine gewöhnliche Datei.</translation></message>
<message><source>Choose a picture file.</source><translation>Eine Bilddatei wählen.</translation></message>
<message><source>Check the name and the folder.</source><translation>Namen und Ordner prüfen.</translation></message>
<message><source>Close other programs or make it smaller.</source><translation>Andere Programme schließen oder es verkleinern.</translation></message>
<message><source>{0} is {1} x {2} pixels ({3} megapixels), more than the limit of {4}.</source><translation>{0} hat {1} x {2} Pixel ({3} Megapixel), mehr als die Grenze von {4}.</translation></message>
<message><source>Raise the limit in the preferences if the picture is meant to be that large.</source><translation>Die Grenze in den Einstellungen anheben, wenn das Bild so groß sein soll.</translation></message>
<message><source>Save it as an RGB picture.</source><translation>Als RGB-Bild speichern.</translation></message>
<message><source>The file has several pages; only the first was opened.</source><translation>Die Datei hat mehrere Seiten; nur die erste wurde geöffnet.</translation></message>
<message><source>Develop it to TIFF or PNG first.</source><translation>Zuerst in TIFF oder PNG entwickeln.</translation></message>
<message><source>Save it with LZW or Deflate, or as PNG.</source><translation>Mit LZW oder Deflate speichern oder als PNG.</translation></message>
<message><source>Save it with 8 or 16 bit per channel.</source><translation>Mit 8 oder 16 Bit je Kanal speichern.</translation></message>
<message><source>Save it as RGB or CMYK.</source><translation>Als RGB oder CMYK speichern.</translation></message>
<message><source>The picture's colours were stored multiplied by alpha; undone.</source><translation>Die Farben des Bildes waren mit Alpha multipliziert gespeichert; das ist zurückgenommen.</translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file.</source><translation>{0} x {1} Pixel passen nicht in eine {2}-Datei.</translation></message>
<message><source>It holds at most {0} on a side; save as PNG or TIFF.</source><translation>Sie fasst höchstens {0} je Seite; als PNG oder TIFF speichern.</translation></message>
<message><source>{0} does not end like a picture.</source><translation>{0} endet nicht wie ein Bild.</translation></message>
<message><source>Use one of {0}.</source><translation>Eines von {0} verwenden.</translation></message>
<message><source>{0} bits per channel cannot be saved.</source><translation>{0} Bit je Kanal können nicht gespeichert werden.</translation></message>
<message><source>Choose 8 or 16.</source><translation>8 oder 16 wählen.</translation></message>
<message><source>The white point has to be above the black point, both within 0 to 1.</source><translation>Der Weißpunkt muss über dem Schwarzpunkt liegen, beide zwischen 0 und 1.</translation></message>
<message><source>Gamma is 0.1 to 10, not {0}.</source><translation>Gamma ist 0,1 bis 10, nicht {0}.</translation></message>
<message><source>The output range has to lie within 0 to 1.</source><translation>Der Ausgabebereich muss zwischen 0 und 1 liegen.</translation></message>
<message><source>The picture is all ink: there is no paper that could be coloured.</source><translation>Das Bild ist ganz Tusche: es gibt kein Papier, das gefärbt werden könnte.</translation></message>
<message><source>There is no ink in the picture: it is one region.</source><translation>Im Bild ist keine Tusche: es ist eine einzige Region.</translation></message>
<message><source>This looks like a photo or a painting, not like line art: its dark parts are taken for ink.</source><translation>Dies sieht nach Foto oder Gemälde aus, nicht nach Linienzeichnung: seine dunklen Teile gelten als Tusche.</translation></message>
<message><source>A mask cannot be changed by {0} pixels.</source><translation>Eine Maske kann nicht um {0} Pixel geändert werden.</translation></message>
<message><source>Give 0 to {0}.</source><translation>0 bis {0} angeben.</translation></message>
<message><source>A mask has one value per pixel, and this one is {0}.</source><translation>Eine Maske hat einen Wert je Pixel, und diese ist {0}.</translation></message>
<message><source>The mask is {0} x {1} and the picture {2} x {3}.</source><translation>Die Maske hat {0} x {1}, das Bild {2} x {3}.</translation></message>
<message><source>Give a mask with the proportions of the picture.</source><translation>Eine Maske mit den Proportionen des Bildes geben.</translation></message>
<message><source>A palette of {0} colours is more than ColorStudio can keep.</source><translation>Eine Palette von {0} Farben ist mehr, als ColorStudio halten kann.</translation></message>
<message><source>Use {0} colours at most.</source><translation>Höchstens {0} Farben verwenden.</translation></message>
<message><source>The share of {0} is {1}; it goes from 0 to 1.</source><translation>Der Anteil von {0} ist {1}; er geht von 0 bis 1.</translation></message>
<message><source>Give a part of the whole, such as 0.25.</source><translation>Einen Teil des Ganzen angeben, etwa 0.25.</translation></message>
<message><source>The shares add up to {0} %.</source><translation>Die Anteile ergeben {0} %.</translation></message>
<message><source>Lower some of them, or leave some colours free.</source><translation>Einige senken oder einige Farben frei lassen.</translation></message>
<message><source>The palette is empty.</source><translation>Die Palette ist leer.</translation></message>
<message><source>Drop a picture or paste hex colours.</source><translation>Ein Bild hierher ziehen oder Hex-Farben einfügen.</translation></message>
<message><source>All colours have shares, and they add up to {0} % only.</source><translation>Alle Farben haben Anteile, und sie ergeben nur {0} %.</translation></message>
<message><source>Raise one of them, or leave one colour free.</source><translation>Einen anheben oder eine Farbe frei lassen.</translation></message>
<message><source>{0} is locked.</source><translation>{0} ist gesperrt.</translation></message>
<message><source>Unlock it to swap it.</source><translation>Zum Tauschen entsperren.</translation></message>
<message><source>There is no hex colour in this text.</source><translation>In diesem Text ist keine Hex-Farbe.</translation></message>
<message><source>Write them like #c08040, #204060.</source><translation>Sie wie #c08040, #204060 schreiben.</translation></message>
<message><source>This is not a palette: it has no list “colors”.</source><translation>Dies ist keine Palette: es fehlt die Liste „colors“.</translation></message>
<message><source>Choose a palette, as the window saves them.</source><translation>Eine Palette wählen, wie das Fenster sie speichert.</translation></message>
<message><source>The share {0} is not a number.</source><translation>Der Anteil {0} ist keine Zahl.</translation></message>
<message><source>Write a number from 0 to 1.</source><translation>Eine Zahl von 0 bis 1 schreiben.</translation></message>
<message><source>It is ink or paper.</source><translation>Es ist ink oder paper.</translation></message>
<message><source>A colour of the palette has no value.</source><translation>Eine Farbe der Palette hat keinen Wert.</translation></message>
<message><source>Write them in brackets.</source><translation>Sie in Klammern schreiben.</translation></message>
<message><source>{0} colours cannot be taken.</source><translation>{0} Farben können nicht entnommen werden.</translation></message>
<message><source>Ask for 1 to {0}.</source><translation>1 bis {0} verlangen.</translation></message>
<message><source>The mask has {0} x {1} pixels and the picture {2} x {3}.</source><translation>Die Maske hat {0} x {1} Pixel und das Bild {2} x {3}.</translation></message>
<message><source>The mask is not a picture of one channel.</source><translation>Die Maske ist kein Bild mit einem Kanal.</translation></message>
<message><source>Colours can be taken from RGB pictures in 8 or 16 bit only.</source><translation>Farben können nur aus RGB-Bildern in 8 oder 16 Bit entnommen werden.</translation></message>
<message><source>Choose another part.</source><translation>Einen anderen Teil wählen.</translation></message>
<message><source>The picture is fully transparent</source><translation>Das Bild ist ganz durchsichtig</translation></message>
<message><source>The picture is transparent inside of the mask</source><translation>Das Bild ist innerhalb der Maske durchsichtig</translation></message>
<message><source>The mask is empty</source><translation>Die Maske ist leer</translation></message>
<message><source>Give the name of a palette file.</source><translation>Den Namen einer Palettendatei angeben.</translation></message>
<message><source>There is no palette file {0}.</source><translation>Eine Palettendatei {0} gibt es nicht.</translation></message>
<message><source>This palette</source><translation>Diese Palette</translation></message>
<message><source>{0} is far too large for a palette.</source><translation>{0} ist viel zu groß für eine Palette.</translation></message>
<message><source>{0} is an empty file.</source><translation>{0} ist eine leere Datei.</translation></message>
<message><source>{0} cannot be read as {1}: {2}.</source><translation>{0} kann nicht als {1} gelesen werden: {2}.</translation></message>
<message><source>Save it again in the program that it came from.</source><translation>In dem Programm, aus dem es kam, neu speichern.</translation></message>
<message><source>There is no colour in {0}.</source><translation>In {0} ist keine Farbe.</translation></message>
<message><source>Add a colour before you save it.</source><translation>Vor dem Speichern eine Farbe hinzufügen.</translation></message>
<message><source>Give a file, or colours such as #c08040,#204060.</source><translation>Eine Datei oder Farben wie #c08040,#204060 angeben.</translation></message>
<message><source>ColorStudio palette</source><translation>ColorStudio-Palette</translation></message>
<message><source>GIMP palette</source><translation>GIMP-Palette</translation></message>
<message><source>Krita palette</source><translation>Krita-Palette</translation></message>
<message><source>Adobe swatch exchange</source><translation>Adobe-Farbfelder (ASE)</translation></message>
<message><source>Photoshop swatches</source><translation>Photoshop-Farbfelder</translation></message>
<message><source>Photoshop colour table</source><translation>Photoshop-Farbtabelle</translation></message>
<message><source>CSS custom properties</source><translation>CSS-Variablen</translation></message>
<message><source>Hex list</source><translation>Hex-Liste</translation></message>
<message><source>JASC palette (Paint Shop Pro)</source><translation>JASC-Palette (Paint Shop Pro)</translation></message>
<message><source>RIFF palette (Microsoft)</source><translation>RIFF-Palette (Microsoft)</translation></message>
<message><source>{0} has no ending of a palette file.</source><translation>{0} hat keine Endung einer Palettendatei.</translation></message>
<message><source>Palettes end in {0}.</source><translation>Paletten enden auf {0}.</translation></message>
<message><source>GIMP Palette</source><translation type="unfinished"></translation></message>
<message><source>Channels</source><translation>Kanäle</translation></message>
<message><source>Name: {0}</source><translation type="unfinished"></translation></message>
<message><source>Columns: 0</source><translation type="unfinished"></translation></message>
<message><source>Lab identity built-in</source><translation type="unfinished"></translation></message>
<message><source>Profile</source><translation>Profil</translation></message>
<message><source>Lab</source><translation>Lab</translation></message>
<message><source>{0} has no value</source><translation>{0} hat keinen Wert</translation></message>
<message><source>Gray</source><translation>Grau</translation></message>
<message><source>Position</source><translation>Position</translation></message>
<message><source>A picture is H x W x 4 in 8 or 16 bit, not {0} {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture has no pixels.</source><translation>Das Bild hat keine Pixel.</translation></message>
<message><source>L* is {0}, and the rectangle is {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pixels {0} do not fill a rectangle {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture is {0}, and its colours are for {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pictures differ in size: {0} and {1}.</source><translation>Die Bilder sind verschieden groß: {0} und {1}.</translation></message>
<message><source>Choose another.</source><translation>Ein anderes wählen.</translation></message>
<message><source>The plates were not written: {0}.</source><translation>Die Platten wurden nicht geschrieben: {0}.</translation></message>
<message><source>Check the disk.</source><translation>Die Platte prüfen.</translation></message>
<message><source>A pressure curve has 2 to {0} points.</source><translation>Eine Druckkurve hat 2 bis {0} Punkte.</translation></message>
<message><source>Take points away, or reset the curve.</source><translation>Punkte wegnehmen oder die Kurve zurücksetzen.</translation></message>
<message><source>The points of a pressure curve lie between 0 and 1.</source><translation>Die Punkte einer Druckkurve liegen zwischen 0 und 1.</translation></message>
<message><source>Reset the curve.</source><translation>Die Kurve zurücksetzen.</translation></message>
<message><source>The points of a pressure curve stand too close to each other.</source><translation>Die Punkte einer Druckkurve stehen zu dicht beieinander.</translation></message>
<message><source>Draw them apart.</source><translation>Sie auseinanderziehen.</translation></message>
<message><source>Display P3</source><translation>Display P3</translation></message>
<message><source>Compatible with Adobe RGB (1998)</source><translation type="unfinished"></translation></message>
<message><source>Compatible with ProPhoto RGB</source><translation type="unfinished"></translation></message>
<message><source>No copyright, use freely</source><translation type="unfinished"></translation></message>
<message><source>There is no reference to take colours from.</source><translation>Es gibt keine Referenz, aus der Farben genommen werden könnten.</translation></message>
<message><source>Give a coloured picture.</source><translation>Ein farbiges Bild geben.</translation></message>
<message><source>The mask of reference {0} is not as large as the drawing, which has {1} x {2} pixels.</source><translation>Die Maske der Referenz {0} ist nicht so groß wie die Zeichnung mit {1} x {2} Pixeln.</translation></message>
<message><source>Make the mask from this drawing.</source><translation>Die Maske aus dieser Zeichnung machen.</translation></message>
<message><source>The mask of reference {0} is empty: it is for no part of the drawing.</source><translation>Die Maske der Referenz {0} ist leer: sie gilt für keinen Teil der Zeichnung.</translation></message>
<message><source>Choose another mask, or give the reference without one.</source><translation>Eine andere Maske wählen oder die Referenz ohne Maske geben.</translation></message>
<message><source>The reference is fully transparent: there is no colour to take.</source><translation>Die Referenz ist ganz durchsichtig: es gibt keine Farbe zu nehmen.</translation></message>
<message><source>Choose another picture.</source><translation>Ein anderes Bild wählen.</translation></message>
<message><source>No point was chosen for the colour.</source><translation>Für die Farbe wurde kein Punkt gewählt.</translation></message>
<message><source>Click on the object.</source><translation>Auf das Objekt klicken.</translation></message>
<message><source>There is no drawing to be cut into regions.</source><translation>Es gibt keine Zeichnung, die in Regionen geteilt werden könnte.</translation></message>
<message><source>The reference is transparent.</source><translation>Die Referenz ist durchsichtig.</translation></message>
<message><source>Choose a part that shows the colour.</source><translation>Einen Teil wählen, der die Farbe zeigt.</translation></message>
<message><source>The point {0}, {1} lies outside of the picture.</source><translation>Der Punkt {0}, {1} liegt außerhalb des Bildes.</translation></message>
<message><source>Choose one inside of it.</source><translation>Einen darin wählen.</translation></message>
<message><source>The point does not lie on the object.</source><translation>Der Punkt liegt nicht auf dem Objekt.</translation></message>
<message><source>Click inside of the mask.</source><translation>Innerhalb der Maske klicken.</translation></message>
<message><source>There is nothing in the mask.</source><translation>In der Maske ist nichts.</translation></message>
<message><source>Lettering</source><translation>Schrift</translation></message>
<message><source>Screentone</source><translation>Rasterfolie</translation></message>
<message><source>Dust has a radius of 1 to {0} pixels, sensitivity 0 to 1.</source><translation>Staub hat einen Radius von 1 bis {0} Pixel, Empfindlichkeit 0 bis 1.</translation></message>
<message><source>The hints are for {0}, and the picture is {1}.</source><translation>Die Hinweise sind für {0}, und das Bild ist {1}.</translation></message>
<message><source>A hint names the mask “{0}”, which is not there.</source><translation>Ein Hinweis nennt die Maske „{0}“, die es nicht gibt.</translation></message>
<message><source>A mask is a picture of one channel, not {0}.</source><translation>Eine Maske ist ein Bild mit einem Kanal, nicht {0}.</translation></message>
<message><source>There is no pixel to colour: all are transparent or outside of the mask.</source><translation>Es gibt kein Pixel zu färben: alle sind durchsichtig oder außerhalb der Maske.</translation></message>
<message><source>Choose another mask or layer.</source><translation>Eine andere Maske oder Ebene wählen.</translation></message>
<message><source>Hints name {0} masks.</source><translation>Hinweise nennen {0} Masken.</translation></message>
<message><source>{0} are possible at a time.</source><translation>{0} sind zugleich möglich.</translation></message>
<message><source>The program is closing.</source><translation>Das Programm schließt gerade.</translation></message>
<message><source>Start it again to go on.</source><translation>Neu starten, um weiterzumachen.</translation></message>
<message><source>{0} jobs are waiting already.</source><translation>Es warten schon {0} Jobs.</translation></message>
<message><source>Wait, or clear the job list.</source><translation>Warten oder die Jobliste leeren.</translation></message>
<message><source>{0} is “{1}”; it is one of {2}.</source><translation>{0} ist „{1}“; möglich: {2}.</translation></message>
<message><source>{0} is {1}; it goes {2}.</source><translation>{0} ist {1}; der Bereich ist {2}.</translation></message>
<message><source>{0} holds bytes that are not text in UTF-8.</source><translation>{0} enthält Bytes, die kein Text in UTF-8 sind.</translation></message>
<message><source>Type it again.</source><translation>Neu eingeben.</translation></message>
<message><source>This recipe is damaged</source><translation>Dieses Rezept ist beschädigt</translation></message>
<message><source>Give the mask with it.</source><translation>Die Maske dazu geben.</translation></message>
<message><source>This recipe is not one of {0}.</source><translation>Dieses Rezept ist keines von {0}.</translation></message>
<message><source>Name another file.</source><translation>Eine andere Datei nennen.</translation></message>
<message><source>This picture was coloured inside of a mask, which its recipe has not.</source><translation>Dieses Bild wurde in einer Maske koloriert, die sein Rezept nicht hat.</translation></message>
<message><source>Ask anew, without the recipe.</source><translation>Neu anfragen, ohne das Rezept.</translation></message>
<message><source>There is no model here that says what a photo shows.</source><translation>Hier ist kein Modell, das sagt, was ein Foto zeigt.</translation></message>
<message><source>Install one (BLIP), or say it yourself.</source><translation>Eines installieren (BLIP) oder es selbst sagen.</translation></message>
<message><source>The model said nothing of this photo.</source><translation>Das Modell sagte nichts zu diesem Foto.</translation></message>
<message><source>Say yourself what is seen.</source><translation>Selbst sagen, was zu sehen ist.</translation></message>
<message><source>No caption was made: no model for it (BLIP) is installed.</source><translation>Es wurde keine Beschreibung gemacht: kein Modell dafür (BLIP) ist installiert.</translation></message>
<message><source>The words are a model's: “{0}”.</source><translation>Die Worte sind von einem Modell: „{0}“.</translation></message>
<message><source>What {0} says of its time is damaged: {1}, {2}.</source><translation>Was {0} über seine Zeit sagt, ist beschädigt: {1}, {2}.</translation></message>
<message><source>Train it again.</source><translation>Neu trainieren.</translation></message>
<message><source>{0} changes nothing in the U-Net.</source><translation>{0} ändert nichts am U-Net.</translation></message>
<message><source>Prompt</source><translation>Prompt</translation></message>
<message><source>What is seen, and in what colours.</source><translation>Was zu sehen ist und in welchen Farben.</translation></message>
<message><source>Leave out</source><translation>Weglassen</translation></message>
<message><source>What the colours are led from.</source><translation>Wovon die Farben weggeführt werden.</translation></message>
<message><source>Caption</source><translation>Beschreibung</translation></message>
<message><source>Lets a model say what is seen, where no words are given.</source><translation>Lässt ein Modell sagen, was zu sehen ist, wo keine Worte gegeben sind.</translation></message>
<message><source>Hold on the words</source><translation>Treue zu den Worten</translation></message>
<message><source>On top of the plain answer.</source><translation>Über die einfache Antwort hinaus.</translation></message>
<message><source>Colour scale</source><translation>Farbstärke</translation></message>
<message><source>Below 1 mutes, above 1 saturates.</source><translation>Unter 1 dämpft, über 1 sättigt.</translation></message>
<message><source>Steps</source><translation>Schritte</translation></message>
<message><source>More take longer and settle finer.</source><translation>Mehr dauern länger und werden feiner.</translation></message>
<message><source>Order of time</source><translation>Richtung der Zeit</translation></message>
<message><source>How time runs; the weights know it.</source><translation>Wie die Zeit läuft; die Gewichte wissen es.</translation></message>
<message><source>As the weights say</source><translation>Wie die Gewichte es sagen</translation></message>
<message><source>From grey to colour</source><translation>Von Grau zu Farbe</translation></message>
<message><source>As published</source><translation>Wie veröffentlicht</translation></message>
<message><source>Reading the photo</source><translation>Liest das Foto</translation></message>
<message><source>Reading the words</source><translation>Liest die Worte</translation></message>
<message><source>Colouring</source><translation>Färbt</translation></message>
<message><source>Making pixels</source><translation>Macht Pixel</translation></message>
<message><source>What was kept belongs to another photo, words or steps: all was made anew.</source><translation>Was behalten wurde, gehört zu anderem Foto, anderen Worten oder Schritten: alles wurde neu gemacht.</translation></message>
<message><source>{0} of the adapter's {1} layers are not in this model.</source><translation>{0} der {1} Schichten des Adapters sind nicht in diesem Modell.</translation></message>
<message><source>Seen by the model</source><translation>Sicht des Modells</translation></message>
<message><source>Side of the square that the model sees.</source><translation>Seite des Quadrats, das das Modell sieht.</translation></message>
<message><source>Looking at the photo</source><translation>Sieht sich das Foto an</translation></message>
<message><source>The model gave no colours: its weights are damaged.</source><translation>Das Modell gab keine Farben: seine Gewichte sind beschädigt.</translation></message>
<message><source>Spreading the colours</source><translation>Verteilt die Farben</translation></message>
<message><source>Placing them</source><translation>Setzt sie ein</translation></message>
<message><source>Measuring</source><translation>Misst</translation></message>
<message><source>Done</source><translation>Fertig</translation></message>
<message><source>Not met in full: {0} ({1}).</source><translation>Nicht ganz erreicht: {0} ({1}).</translation></message>
<message><source>This guider belongs to weights of another kind: it cannot steer these.</source><translation>Dieser Führer gehört zu Gewichten anderer Art: er kann diese nicht lenken.</translation></message>
<message><source>Choose weights of the family that it was trained for.</source><translation>Gewichte der Familie wählen, für die er trainiert wurde.</translation></message>
<message><source>What the colours shall not be like.</source><translation>Wie die Farben nicht sein sollen.</translation></message>
<message><source>How far the words are followed.</source><translation>Wie weit den Worten gefolgt wird.</translation></message>
<message><source>Sampler</source><translation>Sampler</translation></message>
<message><source>How the noise is taken away.</source><translation>Wie das Rauschen weggenommen wird.</translation></message>
<message><source>Seed</source><translation>Startwert</translation></message>
<message><source>Another number, other colours.</source><translation>Andere Zahl, andere Farben.</translation></message>
<message><source>Begins with</source><translation>Beginnt mit</translation></message>
<message><source>What lies under the first noise. Small models hold on to it more than to words.</source><translation>Was unter dem ersten Rauschen liegt. Kleine Modelle halten sich daran mehr als an Worte.</translation></message>
<message><source>Noise alone</source><translation>Nur Rauschen</translation></message>
<message><source>Your hints' colours</source><translation>Die Farben der Hinweise</translation></message>
<message><source>Freedom of the model</source><translation>Freiheit des Modells</translation></message>
<message><source>Less keeps more of your hints' colours, where a run begins with them.</source><translation>Weniger behält mehr von den Farben der Hinweise, wo ein Lauf mit ihnen beginnt.</translation></message>
<message><source>Decoder</source><translation>Dekodierer</translation></message>
<message><source>What makes pixels of the model's answer.</source><translation>Was aus der Antwort des Modells Pixel macht.</translation></message>
<message><source>With the photo's detail</source><translation>Mit den Einzelheiten des Fotos</translation></message>
<message><source>Plain</source><translation>Einfach</translation></message>
<message><source>Let the model relight</source><translation>Das Modell neu beleuchten lassen</translation></message>
<message><source>Takes the model's own lightness: no seal.</source><translation>Nimmt die Helligkeit des Modells: kein Siegel.</translation></message>
<message><source>Relighting</source><translation>Beleuchtet neu</translation></message>
<message><source>The lightness is the model's own: no seal is on this picture.</source><translation>Die Helligkeit ist die des Modells: auf diesem Bild ist kein Siegel.</translation></message>
<message><source>No lightness decoder is installed: the plain one made the model's pixels.</source><translation>Kein Helligkeitsdekodierer ist installiert: der einfache machte die Pixel des Modells.</translation></message>
<message><source>These weights gave no picture, but values that are not numbers.</source><translation>Diese Gewichte gaben kein Bild, sondern Werte, die keine Zahlen sind.</translation></message>
<message><source>Verify them in the model manager, or choose others.</source><translation>Sie in der Modellverwaltung prüfen oder andere wählen.</translation></message>
<message><source>How far a colour pales where the photo is darker.</source><translation>Wie sehr eine Farbe verblasst, wo das Foto dunkler ist.</translation></message>
<message><source>Multiplies the chroma of the whole picture.</source><translation>Vervielfacht die Buntheit des ganzen Bildes.</translation></message>
<message><source>A {0} names the mask “{1}”, which is not there.</source><translation>Ein {0} nennt die Maske „{1}“, die es nicht gibt.</translation></message>
<message><source>Give the mask, or take its name out of the hint.</source><translation>Die Maske geben oder ihren Namen aus dem Hinweis nehmen.</translation></message>
<message><source>No colour has a share above zero.</source><translation>Keine Farbe hat einen Anteil über null.</translation></message>
<message><source>Give one of them a share.</source><translation>Einer davon einen Anteil geben.</translation></message>
<message><source>Choose a picture with colours.</source><translation>Ein Bild mit Farben wählen.</translation></message>
<message><source>These weights paint {0} pixels.</source><translation>Diese Gewichte malen {0} Pixel.</translation></message>
<message><source>Give at most {0} colours.</source><translation>Höchstens {0} Farben geben.</translation></message>
<message><source>The picture in this recipe is damaged.</source><translation>Das Bild in diesem Rezept ist beschädigt.</translation></message>
<message><source>The model's own picture is off by {0} in its colours (CD-A), by {1} in colours that are left out (CD-C), and by {2} in their amounts (Wasserstein-1 in OKLab).</source><translation>Das eigene Bild des Modells liegt in seinen Farben um {0} daneben (CD-A), in weggelassenen Farben um {1} (CD-C) und in ihren Mengen um {2} (Wasserstein-1 in OKLab).</translation></message>
<message><source>Its largest miss of a share is {0} %.</source><translation>Der größte Fehler eines Anteils ist {0} %.</translation></message>
<message><source>Another number, another picture.</source><translation>Andere Zahl, anderes Bild.</translation></message>
<message><source>Enlarge</source><translation>Vergrößern</translation></message>
<message><source>Each pixel becomes a square of so many.</source><translation>Jedes Pixel wird ein Quadrat von so vielen.</translation></message>
<message><source>Exact</source><translation>Genau</translation></message>
<message><source>The palette's shares to a pixel, too.</source><translation>Auch die Anteile der Palette, auf ein Pixel.</translation></message>
<message><source>This recipe is not one of Color Alignment in pixels.</source><translation>Dieses Rezept ist keines von Color Alignment in Pixeln.</translation></message>
<message><source>This recipe is damaged: {0}.</source><translation>Dieses Rezept ist beschädigt: {0}.</translation></message>
<message><source>Reading the colours</source><translation>Liest die Farben</translation></message>
<message><source>Painting</source><translation>Malt</translation></message>
<message><source>Finishing</source><translation>Vollendet</translation></message>
<message><source>The model painted {0} × {1} pixels.</source><translation>Das Modell malte {0} × {1} Pixel.</translation></message>
<message><source>Low quality, bad quality, sketches, logo, watermark, text, ugly, deformed, blurry, lowres</source><translation type="unfinished"></translation></message>
<message><source>What is to be seen: “a red sports car in the rain”.</source><translation>Was zu sehen sein soll: “a red sports car in the rain”.</translation></message>
<message><source>Negative prompt</source><translation>Negativer Prompt</translation></message>
<message><source>What is not to be seen.</source><translation>Was nicht zu sehen sein soll.</translation></message>
<message><source>Width</source><translation>Breite</translation></message>
<message><source>Of the new picture.</source><translation>Des neuen Bildes.</translation></message>
<message><source>Height</source><translation>Höhe</translation></message>
<message><source>Only the palette's own colours, with its shares to a pixel.</source><translation>Nur die Farben der Palette, mit ihren Anteilen auf ein Pixel.</translation></message>
<message><source>Hold on the colours</source><translation>Treue zu den Farben</translation></message>
<message><source>How far each step is moved onto the colours.</source><translation>Wie weit jeder Schritt auf die Farben gerückt wird.</translation></message>
<message><source>Free at the end</source><translation>Frei am Ende</translation></message>
<message><source>Last part of the noise in which details come freely.</source><translation>Letzter Teil des Rauschens, in dem Einzelheiten frei entstehen.</translation></message>
<message><source>Blurred colours</source><translation>Verwischte Farben</translation></message>
<message><source>How much the colours are blurred before the model sees them.</source><translation>Wie sehr die Farben verwischt werden, bevor das Modell sie sieht.</translation></message>
<message><source>Colours to places</source><translation>Farben an Stellen</translation></message>
<message><source>How colours are given to places.</source><translation>Wie Farben den Stellen gegeben werden.</translation></message>
<message><source>Least change</source><translation>Kleinste Änderung</translation></message>
<message><source>In turn</source><translation>Der Reihe nach</translation></message>
<message><source>Nearest, any amounts</source><translation>Nächste, beliebige Mengen</translation></message>
<message><source>Kind of weights</source><translation>Art der Gewichte</translation></message>
<message><source>Trained weights see the colours themselves and give them to places in their own way.</source><translation>Trainierte Gewichte sehen die Farben selbst und geben sie auf ihre Weise den Stellen.</translation></message>
<message><source>The best installed</source><translation>Die besten installierten</translation></message>
<message><source>Any model, as it is</source><translation>Irgendein Modell, wie es ist</translation></message>
<message><source>Trained for given colours</source><translation>Für gegebene Farben trainiert</translation></message>
<message><source>Mix the reference in blocks</source><translation>Referenz blockweise mischen</translation></message>
<message><source>For colours that were drawn by hand.</source><translation>Für von Hand gezeichnete Farben.</translation></message>
<message><source>There is a mask, and no picture that it belongs to.</source><translation>Es gibt eine Maske und kein Bild, zu dem sie gehört.</translation></message>
<message><source>Give the picture, or leave the mask out.</source><translation>Das Bild geben oder die Maske weglassen.</translation></message>
<message><source>Select where the picture is to be.</source><translation>Auswählen, wo das Bild sein soll.</translation></message>
<message><source>These weights are not trained for given colours.</source><translation>Diese Gewichte sind nicht für gegebene Farben trainiert.</translation></message>
<message><source>Choose the form “{0}”, or install weights with the part {1}.</source><translation>Die Form „{0}“ wählen oder Gewichte mit dem Teil {1} installieren.</translation></message>
<message><source>This recipe is not one of Color Alignment.</source><translation>Dieses Rezept ist keines von Color Alignment.</translation></message>
<message><source>Name a picture that `palette generate` wrote.</source><translation>Ein Bild nennen, das `palette generate` schrieb.</translation></message>
<message><source>This picture was made inside of another one.</source><translation>Dieses Bild wurde in einem anderen gemacht.</translation></message>
<message><source>Give that picture and its mask.</source><translation>Jenes Bild und seine Maske geben.</translation></message>
<message><source>The LoRAs changed how the words are read; the fine-tuned part takes none.</source><translation>Die LoRAs änderten, wie die Worte gelesen werden; der nachtrainierte Teil nimmt keine.</translation></message>
<message><source>These weights take {0} channels instead of {1}.</source><translation>Diese Gewichte nehmen {0} Kanäle statt {1}.</translation></message>
<message><source>Choose weights that were trained for given colours.</source><translation>Gewichte wählen, die für gegebene Farben trainiert wurden.</translation></message>
<message><source>Sharing them out</source><translation>Teilt sie zu</translation></message>
<message><source>Nothing was changed: all pixels are transparent or outside of the mask.</source><translation>Nichts wurde geändert: alle Pixel sind durchsichtig oder außerhalb der Maske.</translation></message>
<message><source>Strength</source><translation>Stärke</translation></message>
<message><source>How far colours are moved, where not exact.</source><translation>Wie weit Farben bewegt werden, wo nicht genau.</translation></message>
<message><source>Dither</source><translation>Dithern</translation></message>
<message><source>Blue noise between the colours, where exact.</source><translation>Blaues Rauschen zwischen den Farben, wo genau.</translation></message>
<message><source>Keep lightness</source><translation>Helligkeit behalten</translation></message>
<message><source>Keep the lightness of the picture, where not exact.</source><translation>Die Helligkeit des Bildes behalten, wo nicht genau.</translation></message>
<message><source>The mask is {0} × {1}, and the picture {2} × {3}.</source><translation>Die Maske hat {0} × {1}, das Bild {2} × {3}.</translation></message>
<message><source>Give a mask of the picture's size.</source><translation>Eine Maske in der Größe des Bildes geben.</translation></message>
<message><source>Underbase</source><translation>Unterdruck</translation></message>
<message><source>Dpi</source><translation>Dpi</translation></message>
<message><source>Pixels per inch of paper.</source><translation>Pixel je Zoll Papier.</translation></message>
<message><source>Trap</source><translation>Überfüllung</translation></message>
<message><source>Spread of light inks under darker ones.</source><translation>Ausbreitung heller Farben unter dunklere.</translation></message>
<message><source>Min width</source><translation>Kleinste Breite</translation></message>
<message><source>The thinnest line.</source><translation>Die dünnste Linie.</translation></message>
<message><source>Min area</source><translation>Kleinste Fläche</translation></message>
<message><source>The smallest island.</source><translation>Die kleinste Insel.</translation></message>
<message><source>Lpi</source><translation>Lpi</translation></message>
<message><source>Lines of dots per inch; 0 is solid.</source><translation>Linien von Punkten je Zoll; 0 ist voll.</translation></message>
<message><source>Angle</source><translation>Winkel</translation></message>
<message><source>Turns all screens.</source><translation>Dreht alle Raster.</translation></message>
<message><source>Dot</source><translation>Punkt</translation></message>
<message><source>Shape of a dot.</source><translation>Form eines Punktes.</translation></message>
<message><source>Bits</source><translation>Bits</translation></message>
<message><source>1 for film and stencils, 8 for tone.</source><translation>1 für Film und Schablonen, 8 für Töne.</translation></message>
<message><source>A white plate under all inks.</source><translation>Eine weiße Platte unter allen Farben.</translation></message>
<message><source>Choke</source><translation>Unterfüllung</translation></message>
<message><source>How far the underbase is drawn in.</source><translation>Wie weit der Unterdruck eingezogen wird.</translation></message>
<message><source>A plate has 1 or 8 bits, not {0}.</source><translation>Eine Platte hat 1 oder 8 Bit, nicht {0}.</translation></message>
<message><source>Lines of {0} mm are wider than the picture.</source><translation>Linien von {0} mm sind breiter als das Bild.</translation></message>
<message><source>Lower the least width, or raise the dpi.</source><translation>Die kleinste Breite senken oder die dpi erhöhen.</translation></message>
<message><source>Sharing out the inks</source><translation>Teilt die Druckfarben zu</translation></message>
<message><source>Cleaning</source><translation>Säubert</translation></message>
<message><source>Trapping</source><translation>Überfüllt</translation></message>
<message><source>Proofing</source><translation>Macht den Proof</translation></message>
<message><source>The plug-in “{0}” of {1} was left out: {2}.</source><translation>Die Erweiterung „{0}“ von {1} blieb weg: {2}.</translation></message>
<message><source>The plug-in way “{0}” failed: {1}.</source><translation>Der Weg „{0}“ einer Erweiterung scheiterte: {1}.</translation></message>
<message><source>Tell whoever made it, or take it away; nothing else is affected.</source><translation>Es dem Hersteller sagen oder sie entfernen; sonst ist nichts betroffen.</translation></message>
<message><source>These weights divide a picture in a way that ColorEdit does not know.</source><translation>Diese Gewichte teilen ein Bild auf eine Weise, die ColorEdit nicht kennt.</translation></message>
<message><source>These weights have no cross-attention that ColorEdit could align.</source><translation>Diese Gewichte haben keine Kreuzaufmerksamkeit, die ColorEdit angleichen könnte.</translation></message>
<message><source>Reading R1: what cross-attention puts out takes the reference's statistics.</source><translation>Lesart R1: was die Kreuzaufmerksamkeit ausgibt, nimmt die Statistik der Referenz an.</translation></message>
<message><source>Reading R2: the values of the words take the statistics of the colour's name.</source><translation>Lesart R2: die Werte der Worte nehmen die Statistik des Farbnamens an.</translation></message>
<message><source>Reading R3: the values of self-attention take the reference's statistics.</source><translation>Lesart R3: die Werte der Selbstaufmerksamkeit nehmen die Statistik der Referenz an.</translation></message>
<message><source>Baseline: values alone, no self-attention of the picture, no blend.</source><translation>Vergleich: nur Werte, keine Selbstaufmerksamkeit des Bildes, keine Mischung.</translation></message>
<message><source>Baseline: the new words' keys amplified, nothing aligned.</source><translation>Vergleich: die Schlüssel der neuen Worte verstärkt, nichts angeglichen.</translation></message>
<message><source>Baseline: the words alone.</source><translation>Vergleich: nur die Worte.</translation></message>
<message><source>Tracing the picture</source><translation>Folgt dem Bild zurück</translation></message>
<message><source>Tracing the reference</source><translation>Folgt der Referenz zurück</translation></message>
<message><source>Fitting the empty prompt</source><translation>Passt den leeren Prompt an</translation></message>
<message><source>Recolouring</source><translation>Färbt um</translation></message>
<message><source>Placing</source><translation>Setzt ein</translation></message>
<message><source>Asked {0}, got {1} (dE00 {2}).</source><translation>Verlangt {0}, erhalten {1} (dE00 {2}).</translation></message>
<message><source>None of {0} steps lies in the part that tau names; take more steps.</source><translation>Keiner der {0} Schritte liegt in dem Teil, den tau nennt; mehr Schritte nehmen.</translation></message>
<message><source>Negative-prompt inversion takes the prompt's place: yours was left aside.</source><translation>Die Umkehr mit negativem Prompt nimmt dessen Stelle ein: der eigene blieb beiseite.</translation></message>
<message><source>These weights do not make this picture from this prompt and seed.</source><translation>Diese Gewichte machen aus diesem Prompt und Startwert nicht dieses Bild.</translation></message>
<message><source>Check prompt, seed, steps and guidance, or treat it as a real picture.</source><translation>Prompt, Startwert, Schritte und Führung prüfen oder es als echtes Bild behandeln.</translation></message>
<message><source>This proposal is damaged: its pictures do not fit.</source><translation>Dieser Vorschlag ist beschädigt: seine Bilder passen nicht.</translation></message>
<message><source>This proposal is damaged: it has no place.</source><translation>Dieser Vorschlag ist beschädigt: er hat keinen Ort.</translation></message>
<message><source>The picture as it is: “a photo of a hat”.</source><translation>Das Bild, wie es ist: “a photo of a hat”.</translation></message>
<message><source>Target prompt</source><translation>Ziel-Prompt</translation></message>
<message><source>The picture as it shall be: “a photo of a red hat”.</source><translation>Das Bild, wie es werden soll: “a photo of a red hat”.</translation></message>
<message><source>What the picture shall not be.</source><translation>Wie das Bild nicht werden soll.</translation></message>
<message><source>Tau</source><translation>Tau</translation></message>
<message><source>Colours are aligned down to this part of the noise; 1: not.</source><translation>Farben werden bis zu diesem Teil des Rauschens angeglichen; 1: nicht.</translation></message>
<message><source>Blend</source><translation>Mischen</translation></message>
<message><source>How much of the reference is mixed in at the start.</source><translation>Wie viel der Referenz am Anfang beigemischt wird.</translation></message>
<message><source>Colours are taken from</source><translation>Farben kommen aus</translation></message>
<message><source>What the paper's “values” are.</source><translation>Was die „Werte“ der Veröffentlichung sind.</translation></message>
<message><source>What suits the model</source><translation>Was dem Modell liegt</translation></message>
<message><source>R1: what the words put in</source><translation>R1: was die Worte einsetzen</translation></message>
<message><source>R2: the words' own values</source><translation>R2: die eigenen Werte der Worte</translation></message>
<message><source>R3: the picture's own values</source><translation>R3: die eigenen Werte des Bildes</translation></message>
<message><source>Aligned blocks</source><translation>Angeglichene Blöcke</translation></message>
<message><source>Blocks of the decoder that are aligned.</source><translation>Blöcke des Dekodierers, die angeglichen werden.</translation></message>
<message><source>Shape kept in</source><translation>Form gehalten in</translation></message>
<message><source>Blocks that take the picture's own self-attention.</source><translation>Blöcke, die die Selbstaufmerksamkeit des Bildes nehmen.</translation></message>
<message><source>The decoder</source><translation>Der Dekodierer</translation></message>
<message><source>All blocks</source><translation>Alle Blöcke</translation></message>
<message><source>The paper's way, or what it is held to.</source><translation>Der Weg der Veröffentlichung oder womit er verglichen wird.</translation></message>
<message><source>Louder words</source><translation>Lautere Worte</translation></message>
<message><source>Values only</source><translation>Nur Werte</translation></message>
<message><source>Words only</source><translation>Nur Worte</translation></message>
<message><source>Loudness of the words</source><translation>Lautstärke der Worte</translation></message>
<message><source>Of the new words' keys, for key-amplification.</source><translation>Der Schlüssel der neuen Worte, für „Lautere Worte“.</translation></message>
<message><source>Tracing back</source><translation>Zurückverfolgen</translation></message>
<message><source>How a picture is traced back to its noise.</source><translation>Wie ein Bild zu seinem Rauschen zurückverfolgt wird.</translation></message>
<message><source>Negative prompt (fast)</source><translation>Negativer Prompt (schnell)</translation></message>
<message><source>Null text (slow, closest)</source><translation>Leerer Text (langsam, am nächsten)</translation></message>
<message><source>Plain DDIM</source><translation>Einfaches DDIM</translation></message>
<message><source>Keep the surroundings</source><translation>Umgebung behalten</translation></message>
<message><source>Last part of the steps in which what is around is kept.</source><translation>Letzter Teil der Schritte, in dem das Umgebende gehalten wird.</translation></message>
<message><source>More take longer and follow the picture closer.</source><translation>Mehr dauern länger und folgen dem Bild genauer.</translation></message>
<message><source>Of a generated picture.</source><translation>Eines erzeugten Bildes.</translation></message>
<message><source>Generated</source><translation>Erzeugt</translation></message>
<message><source>These weights made the picture from prompt and seed.</source><translation>Diese Gewichte machten das Bild aus Prompt und Startwert.</translation></message>
<message><source>Lightness of the model</source><translation>Helligkeit des Modells</translation></message>
<message><source>1 takes the model's lightness, 0 keeps the object's.</source><translation>1 nimmt die Helligkeit des Modells, 0 behält die des Objekts.</translation></message>
<message><source>The new colour is not clear.</source><translation>Die neue Farbe ist nicht klar.</translation></message>
<message><source>Give a colour or a reference.</source><translation>Eine Farbe oder eine Referenz geben.</translation></message>
<message><source>This recipe is not one of ColorEdit.</source><translation>Dieses Rezept ist keines von ColorEdit.</translation></message>
<message><source>The picture is {0} × {1}: no model made it at this size.</source><translation>Das Bild hat {0} × {1}: kein Modell machte es in dieser Größe.</translation></message>
<message><source>Choose a real picture instead of a generated one.</source><translation>Ein echtes statt eines erzeugten Bildes wählen.</translation></message>
<message><source>Reading the object</source><translation>Liest das Objekt</translation></message>
<message><source>{0} The object's lightness or the picture's gamut does not allow more.</source><translation>{0} Die Helligkeit des Objekts oder der Farbraum des Bildes erlaubt nicht mehr.</translation></message>
<message><source>Anchor</source><translation>Anker</translation></message>
<message><source>Where the colour lands: the lit mid-tone, the mean, a point.</source><translation>Wo die Farbe landet: beleuchteter Mittelton, Mittel, ein Punkt.</translation></message>
<message><source>Match lightness</source><translation>Helligkeit angleichen</translation></message>
<message><source>1 takes the colour's lightness, 0 keeps the object's.</source><translation>1 nimmt die Helligkeit der Farbe, 0 behält die des Objekts.</translation></message>
<message><source>Highlights</source><translation>Glanzlichter</translation></message>
<message><source>Multiplies the object's neutral highlights.</source><translation>Vervielfacht die neutralen Glanzlichter des Objekts.</translation></message>
<message><source>Hints spread along edges</source><translation>Hinweise breiten sich an Kanten aus</translation></message>
<message><source>DDColor: colours for the whole photo</source><translation>DDColor: Farben für das ganze Foto</translation></message>
<message><source>Piggyback: a picture model guided by the photo</source><translation>Huckepack: ein Bildmodell, vom Foto geführt</translation></message>
<message><source>Cold diffusion: from grey to colour without chance</source><translation>Kalte Diffusion: von Grau zu Farbe ohne Zufall</translation></message>
<message><source>New colour, own shading</source><translation>Neue Farbe, eigene Schattierung</translation></message>
<message><source>ColorEdit: the colour of a reference</source><translation>ColorEdit: die Farbe einer Referenz</translation></message>
<message><source>A palette by optimal transport</source><translation>Eine Palette durch optimalen Transport</translation></message>
<message><source>Color Alignment: a picture from words</source><translation>Color Alignment: ein Bild aus Worten</translation></message>
<message><source>Color Alignment in pixels: small pictures in exactly these colours</source><translation>Color Alignment in Pixeln: kleine Bilder in genau diesen Farben</translation></message>
<message><source>Flats under the ink</source><translation>Flächen unter der Tusche</translation></message>
<message><source>ColorizeDiffusion: the colours of a reference, turned by words</source><translation>ColorizeDiffusion: die Farben einer Referenz, durch Worte gewendet</translation></message>
<message><source>There is no way “{0}”.</source><translation>Einen Weg „{0}“ gibt es nicht.</translation></message>
<message><source>Parting ink and paper</source><translation>Trennt Tusche und Papier</translation></message>
<message><source>Finding regions</source><translation>Findet Regionen</translation></message>
<message><source>Laying flats</source><translation>Legt Flächen</translation></message>
<message><source>The page has no panel {0}: {1}.</source><translation>Die Seite hat kein Panel {0}: {1}.</translation></message>
<message><source>Panels are counted from left to right and from top to bottom; 0 is the whole page.</source><translation>Panels zählen von links nach rechts und von oben nach unten; 0 ist die ganze Seite.</translation></message>
<message><source>Not met: {0}{1} ({2}).</source><translation>Nicht erreicht: {0}{1} ({2}).</translation></message>
<message><source>{0} outside of panel {1} had no effect.</source><translation>{0} außerhalb von Panel {1} hatte keine Wirkung.</translation></message>
<message><source>Nothing said which colours there are: give hints, a reference, or a cast.</source><translation>Nichts sagte, welche Farben es gibt: Hinweise, eine Referenz oder Figurenfarben geben.</translation></message>
<message><source>{0} stayed without a colour.</source><translation>{0} blieb ohne Farbe.</translation></message>
<message><source>{0} in the lines, up to {1} px, closed.</source><translation>{0} in den Linien, bis zu {1} px, geschlossen.</translation></message>
<message><source>{0} of more than {1} px left open, up to {2} px: close more, or put barriers there.</source><translation>{0} von mehr als {1} px offen gelassen, bis zu {2} px: mehr schließen oder dort Sperren setzen.</translation></message>
<message><source>Say what shall be seen, such as “green hair”.</source><translation>Sagen, was zu sehen sein soll, etwa “green hair”.</translation></message>
<message><source>The usual: </source><translation>Üblich: </translation></message>
<message><source>Each has to be above the one before. The usual: </source><translation>Jede muss über der vorigen liegen. Üblich: </translation></message>
<message><source>{0} edits by words are more than can follow one another.</source><translation>{0} Änderungen durch Worte sind mehr, als aufeinander folgen können.</translation></message>
<message><source>Give the name of a file of edits.</source><translation>Den Namen einer Datei mit Änderungen angeben.</translation></message>
<message><source>There is no file of edits {0}.</source><translation>Eine Datei {0} mit Änderungen gibt es nicht.</translation></message>
<message><source>{0} is far too large for a file of edits.</source><translation>{0} ist viel zu groß für eine Datei mit Änderungen.</translation></message>
<message><source>{0} is not a file of edits: it is no JSON text.</source><translation>{0} ist keine Datei mit Änderungen: es ist kein JSON-Text.</translation></message>
<message><source>Write a list of edits, as “colorstudio sketch --help” names it.</source><translation type="unfinished"></translation></message>
<message><source>Edits by words are a list.</source><translation>Änderungen durch Worte sind eine Liste.</translation></message>
<message><source>Write [{"target": ..., "scale": ...}].</source><translation type="unfinished"></translation></message>
<message><source>Edit {0}</source><translation>Änderung {0}</translation></message>
<message><source>Write it like {"target": ..., "scale": ...}.</source><translation type="unfinished"></translation></message>
<message><source>It has {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no “target”.</source><translation>{0} hat kein „target“.</translation></message>
<message><source>Say what shall be seen.</source><translation>Sagen, was zu sehen sein soll.</translation></message>
<message><source>{0} has neither “scale” nor “slider”.</source><translation>{0} hat weder „scale“ noch „slider“.</translation></message>
<message><source>Say how far it goes.</source><translation>Sagen, wie weit es geht.</translation></message>
<message><source>Target: changed with full strength</source><translation>Ziel: mit voller Stärke geändert</translation></message>
<message><source>Rim of the target: changed less and less</source><translation>Rand des Ziels: immer weniger geändert</translation></message>
<message><source>Around it: hardly changed</source><translation>Drumherum: kaum geändert</translation></message>
<message><source>Further away: kept, more and more</source><translation>Weiter weg: immer mehr behalten</translation></message>
<message><source>Kept</source><translation>Behalten</translation></message>
<message><source>No words say where.</source><translation>Keine Worte sagen, wo.</translation></message>
<message><source>Type what to look for, such as “hair”.</source><translation>Eingeben, wonach gesucht wird, etwa “hair”.</translation></message>
<message><source>Memory was full before the words were found in the reference.</source><translation>Der Speicher war voll, bevor die Worte in der Referenz gefunden waren.</translation></message>
<message><source>Close other programs, or choose a smaller reference.</source><translation>Andere Programme schließen oder eine kleinere Referenz wählen.</translation></message>
<message><source>Hold on the reference</source><translation>Treue zur Referenz</translation></message>
<message><source>The paper's GS.</source><translation>GS der Veröffentlichung.</translation></message>
<message><source>Hold on the lines</source><translation>Treue zu den Linien</translation></message>
<message><source>The paper's SGS.</source><translation>SGS der Veröffentlichung.</translation></message>
<message><source>Blurred reference</source><translation>Verwischte Referenz</translation></message>
<message><source>Part of the steps, from the first, in which the reference is blurred by noise.</source><translation>Teil der Schritte, vom ersten an, in dem die Referenz durch Rauschen verwischt ist.</translation></message>
<message><source>Keeps the model's shadows as a layer of its own.</source><translation>Behält die Schatten des Modells als eigene Ebene.</translation></message>
<message><source>Painted at</source><translation>Gemalt in</translation></message>
<message><source>Longer side that the model paints; 0: the side that it was trained at.</source><translation>Längere Seite, die das Modell malt; 0: die Seite, mit der es trainiert wurde.</translation></message>
<message><source>Lines</source><translation>Linien</translation></message>
<message><source>Where the model's lines come from; pictures that are no line art need extract.</source><translation>Woher die Linien des Modells kommen; Bilder, die keine Linienzeichnung sind, brauchen „gesucht“.</translation></message>
<message><source>As the picture needs</source><translation>Wie das Bild es braucht</translation></message>
<message><source>The drawing's own</source><translation>Die der Zeichnung</translation></message>
<message><source>Looked for</source><translation>Gesucht</translation></message>
<message><source>Strength of the lines</source><translation>Stärke der Linien</translation></message>
<message><source>Of what the lines add.</source><translation>Dessen, was die Linien hinzufügen.</translation></message>
<message><source>Seen of the reference</source><translation>Von der Referenz gesehen</translation></message>
<message><source>What the model is shown of the reference, as it was trained.</source><translation>Was dem Modell von der Referenz gezeigt wird, wie es trainiert wurde.</translation></message>
<message><source>All its places</source><translation>Alle ihre Stellen</translation></message>
<message><source>Its sum alone</source><translation>Nur ihre Summe</translation></message>
<message><source>No lines are</source><translation>Keine Linien sind</translation></message>
<message><source>What the lines are held against.</source><translation>Womit die Linien verglichen werden.</translation></message>
<message><source>A blank page</source><translation>Eine leere Seite</translation></message>
<message><source>Zeros, as in the paper</source><translation>Nullen, wie in der Veröffentlichung</translation></message>
<message><source>Attention injection</source><translation>Aufmerksamkeit einsetzen</translation></message>
<message><source>The picture looks at the reference's own places.</source><translation>Das Bild sieht auf die eigenen Stellen der Referenz.</translation></message>
<message><source>Injection, fidelity</source><translation>Einsetzen, Treue</translation></message>
<message><source>How far what the reference is held against stays without it.</source><translation>Wie weit ohne es bleibt, womit die Referenz verglichen wird.</translation></message>
<message><source>Injection, lines</source><translation>Einsetzen, Linien</translation></message>
<message><source>Strength of the reference's own lines.</source><translation>Stärke der eigenen Linien der Referenz.</translation></message>
<message><source>Injection, start</source><translation>Einsetzen, Beginn</translation></message>
<message><source>Part of the steps after which it begins.</source><translation>Teil der Schritte, nach dem es beginnt.</translation></message>
<message><source>AdaIN</source><translation>AdaIN</translation></message>
<message><source>0: none; the higher, the more blocks take the reference's mean and spread.</source><translation>0: keine; je höher, desto mehr Blöcke nehmen Mittel und Streuung der Referenz an.</translation></message>
<message><source>Start from the reference</source><translation>Mit der Referenz beginnen</translation></message>
<message><source>Begins with the reference under full noise.</source><translation>Beginnt mit der Referenz unter vollem Rauschen.</translation></message>
<message><source>Edits as released</source><translation>Änderungen wie veröffentlicht</translation></message>
<message><source>Edits by words as in the authors' program where it departs from the paper.</source><translation>Änderungen durch Worte wie im Programm der Autoren, wo es von der Veröffentlichung abweicht.</translation></message>
<message><source>Edits as in Algorithm 2</source><translation>Änderungen wie in Algorithmus 2</translation></message>
<message><source>Edits without an anchor move by their scale, whatever the reference has of it.</source><translation>Änderungen ohne Anker gehen um ihr Maß, was auch immer die Referenz davon hat.</translation></message>
<message><source>Gap</source><translation>Lücke</translation></message>
<message><source>Holes in lines up to this width are closed.</source><translation>Löcher in Linien bis zu dieser Breite werden geschlossen.</translation></message>
<message><source>Darkness from which a pixel parts regions.</source><translation>Dunkelheit, ab der ein Pixel Regionen trennt.</translation></message>
<message><source>Under flats and ink: white, the drawing's own paper, or nothing.</source><translation>Unter Flächen und Tusche: Weiß, das Papier der Zeichnung oder nichts.</translation></message>
<message><source>Lettering and screentone part no regions; balloons stay paper.</source><translation>Schrift und Rasterfolie trennen keine Regionen; Sprechblasen bleiben Papier.</translation></message>
<message><source>This recipe is not one of ColorizeDiffusion.</source><translation>Dieses Rezept ist keines von ColorizeDiffusion.</translation></message>
<message><source>Reading the drawing</source><translation>Liest die Zeichnung</translation></message>
<message><source>Choose other weights in the model manager, or with --bundle.</source><translation>In der Modellverwaltung oder mit --bundle andere Gewichte wählen.</translation></message>
<message><source>How far words spread is not measured for these weights: sliders of words are a guess.</source><translation>Wie weit Worte sich ausbreiten, ist für diese Gewichte nicht gemessen: Regler von Worten sind geraten.</translation></message>
<message><source>The picture is no line art: lines were looked for in it.</source><translation>Das Bild ist keine Linienzeichnung: Linien wurden darin gesucht.</translation></message>
<message><source>Of several references the first one lends its features.</source><translation>Von mehreren Referenzen leiht die erste ihre Merkmale.</translation></message>
<message><source>{0} has no words: edits by words cannot be made.</source><translation>{0} hat keine Worte: Änderungen durch Worte sind nicht möglich.</translation></message>
<message><source>Leave the edits out, or choose weights that have a text encoder.</source><translation>Die Änderungen weglassen oder Gewichte mit Textkodierer wählen.</translation></message>
<message><source>The U-Net and the encoder of lines are not of the same weights.</source><translation>U-Net und Linienkodierer sind nicht von denselben Gewichten.</translation></message>
<message><source>The U-Net does not take the tokens of this CLIP.</source><translation>Das U-Net nimmt die Marken dieses CLIP nicht.</translation></message>
<message><source>cel: a sickle of shade on every flat, away from the light.</source><translation>cel: eine Sichel Schatten auf jeder Fläche, vom Licht weg.</translation></message>
<message><source>Light</source><translation>Licht</translation></message>
<message><source>Where light comes from, clockwise from above.</source><translation>Woher das Licht kommt, im Uhrzeigersinn von oben.</translation></message>
<message><source>Panel</source><translation>Panel</translation></message>
<message><source>Only this panel of a comic page, in reading order; 0 is all of it.</source><translation>Nur dieses Panel einer Comicseite, in Leserichtung; 0 ist alles.</translation></message>
<message><source>Another one is another proposal.</source><translation>Ein anderer ist ein anderer Vorschlag.</translation></message>
<message><source>{0} panels do not fit {1} references.</source><translation>{0} Panels passen nicht zu {1} Referenzen.</translation></message>
<message><source>Give one for each, 0 for none.</source><translation>Für jede eines angeben, 0 für keines.</translation></message>
<message><source>There is no palette called “{0}”.</source><translation>Eine Palette „{0}“ gibt es nicht.</translation></message>
<message><source>There is already a palette called “{0}”.</source><translation>Eine Palette „{0}“ gibt es schon.</translation></message>
<message><source>The palette has no name.</source><translation>Die Palette hat keinen Namen.</translation></message>
<message><source>Give it one to keep it.</source><translation>Ihr einen geben, um sie zu behalten.</translation></message>
<message><source>Keep a copy under another name.</source><translation>Eine Kopie unter anderem Namen behalten.</translation></message>
<message><source>The folder {0} could not be made: {1}.</source><translation>Der Ordner {0} konnte nicht angelegt werden: {1}.</translation></message>
<message><source>Check the permissions of the folder above it.</source><translation>Die Rechte des Ordners darüber prüfen.</translation></message>
<message><source>{0} could not be removed: {1}.</source><translation>{0} konnte nicht entfernt werden: {1}.</translation></message>
<message><source>Check the permissions of its folder.</source><translation>Die Rechte seines Ordners prüfen.</translation></message>
<message><source>ColorStudio was installed without its resource {0}: {1}</source><translation>ColorStudio wurde ohne seine Ressource {0} installiert: {1}</translation></message>
<message><source>Canvas</source><translation>Leinwand</translation></message>
<message><source>Toast</source><translation type="unfinished"></translation></message>
<message><source>Actions</source><translation type="unfinished"></translation></message>
<message><source>File</source><translation type="unfinished"></translation></message>
<message><source>View</source><translation type="unfinished"></translation></message>
<message><source>Tab</source><translation type="unfinished"></translation></message>
<message><source>Help</source><translation>Hilfe</translation></message>
<message><source>Showing the picture</source><translation>Bild zeigen</translation></message>
<message><source>{0} px</source><translation>{0} px</translation></message>
<message><source>Pin hint</source><translation>Hinweis anheften</translation></message>
<message><source>Unpin hint</source><translation>Hinweis lösen</translation></message>
<message><source>Recolour hint</source><translation>Hinweis umfärben</translation></message>
<message><source>Group hint</source><translation>Hinweis gruppieren</translation></message>
<message><source>Keep hint inside of mask</source><translation>Hinweis in der Maske halten</translation></message>
<message><source>Resize hint</source><translation>Größe des Hinweises ändern</translation></message>
<message><source>No screen shows this colour at this lightness; the nearest one is shown.</source><translation>Kein Bildschirm zeigt diese Farbe bei dieser Helligkeit; die nächste wird gezeigt.</translation></message>
<message><source>A barrier lies on this place.</source><translation>Auf dieser Stelle liegt eine Sperre.</translation></message>
<message><source>Another hint takes this place.</source><translation>Ein anderer Hinweis nimmt diese Stelle ein.</translation></message>
<message><source>A keep stroke holds this place grey.</source><translation>Ein Strich „Grau lassen“ hält diese Stelle grau.</translation></message>
<message><source>A mask shuts this hint out.</source><translation>Eine Maske schließt diesen Hinweis aus.</translation></message>
<message><source>The colours around pull the answer away.</source><translation>Die Farben ringsum ziehen die Antwort weg.</translation></message>
<message><source>Outline</source><translation>Umriss</translation></message>
<message><source>Hint point</source><translation>Hinweispunkt</translation></message>
<message><source>Click to ask for a colour, drag to move it, right-click to delete it.</source><translation>Klicken verlangt eine Farbe, Ziehen verschiebt, Rechtsklick löscht.</translation></message>
<message><source>Hint stroke</source><translation>Hinweisstrich</translation></message>
<message><source>Draw where the picture is to take this colour.</source><translation>Zeichnen, wo das Bild diese Farbe annehmen soll.</translation></message>
<message><source>Keep grey</source><translation>Grau lassen</translation></message>
<message><source>Draw where a photo stays grey, and a drawing uncoloured.</source><translation>Zeichnen, wo ein Foto grau und eine Zeichnung ungefärbt bleibt.</translation></message>
<message><source>Barrier</source><translation>Sperre</translation></message>
<message><source>Draw a wall that colour does not pass. Shift-click goes on in a straight line.</source><translation>Eine Mauer zeichnen, die Farbe nicht überschreitet. Umschalt-Klick setzt gerade fort.</translation></message>
<message><source>Join regions</source><translation>Regionen verbinden</translation></message>
<message><source>Draw across regions of a drawing that are to be one.</source><translation>Über Regionen einer Zeichnung ziehen, die eine sein sollen.</translation></message>
<message><source>Bridge gaps</source><translation>Lücken überbrücken</translation></message>
<message><source>Click a gap of the lines to bridge it. Shift-click joins the sides instead.</source><translation>Eine Lücke der Linien anklicken, um sie zu überbrücken. Umschalt-Klick verbindet stattdessen die Seiten.</translation></message>
<message><source>Erase hints</source><translation>Hinweise radieren</translation></message>
<message><source>Wipe over hints to take them away; strokes go where they are touched.</source><translation>Über Hinweise wischen, um sie wegzunehmen; Striche verschwinden, wo sie berührt werden.</translation></message>
<message><source>Choose and move</source><translation>Wählen und verschieben</translation></message>
<message><source>Click or drag a band to choose hints; drag or arrow keys move them.</source><translation>Klicken oder einen Rahmen ziehen wählt Hinweise; Ziehen oder Pfeiltasten verschieben sie.</translation></message>
<message><source>Brush</source><translation>Pinsel</translation></message>
<message><source>Paint on the active layer. Shift-click draws a straight line.</source><translation>Auf der aktiven Ebene malen. Umschalt-Klick zieht eine gerade Linie.</translation></message>
<message><source>Eraser</source><translation>Radierer</translation></message>
<message><source>Make the active layer transparent.</source><translation>Die aktive Ebene durchsichtig machen.</translation></message>
<message><source>Click to fill what looks alike with the colour.</source><translation>Klicken füllt, was ähnlich aussieht, mit der Farbe.</translation></message>
<message><source>Ctrl-click where to copy from, then paint.</source><translation>Strg-Klick, wo kopiert wird, dann malen.</translation></message>
<message><source>Paint over dust and scratches. Ctrl-click: lend from here.</source><translation>Über Staub und Kratzer malen. Strg-Klick: von hier leihen.</translation></message>
<message><source>Object mask</source><translation>Objektmaske</translation></message>
<message><source>Click the object; Shift-click what does not belong to it; drag a box around it.</source><translation>Das Objekt anklicken; Umschalt-Klick auf das, was nicht dazugehört; einen Rahmen darum ziehen.</translation></message>
<message><source>Box mask</source><translation>Rechteckmaske</translation></message>
<message><source>Drag a box. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation>Ein Rechteck ziehen. Umschalt fügt hinzu, Strg nimmt weg, beide überschneiden.</translation></message>
<message><source>Lasso mask</source><translation>Lassomaske</translation></message>
<message><source>Draw around it. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation>Umfahren. Umschalt fügt hinzu, Strg nimmt weg, beide überschneiden.</translation></message>
<message><source>Polygon mask</source><translation>Polygonmaske</translation></message>
<message><source>Click corners; a double click or Enter closes, Backspace takes one back.</source><translation>Ecken anklicken; Doppelklick oder Eingabe schließt, Rücktaste nimmt eine zurück.</translation></message>
<message><source>Wand mask</source><translation>Zauberstabmaske</translation></message>
<message><source>Click to select what looks alike. Shift adds to the mask, Ctrl takes away.</source><translation>Klicken wählt, was ähnlich aussieht. Umschalt fügt hinzu, Strg nimmt weg.</translation></message>
<message><source>Mask brush</source><translation>Maskenpinsel</translation></message>
<message><source>Paint what belongs to the mask; with Ctrl what does not.</source><translation>Malen, was zur Maske gehört; mit Strg, was nicht.</translation></message>
<message><source>Eyedropper</source><translation>Pipette</translation></message>
<message><source>Take a colour from the picture; Shift: from the photo, Ctrl: from the layer.</source><translation>Eine Farbe aus dem Bild nehmen; Umschalt: aus dem Foto, Strg: aus der Ebene.</translation></message>
<message><source>Hand</source><translation>Hand</translation></message>
<message><source>Drag to move the view.</source><translation>Ziehen bewegt die Ansicht.</translation></message>
<message><source>Pick</source><translation>Wählen</translation></message>
<message><source>Click a place, or drag over a patch. Esc ends.</source><translation>Eine Stelle anklicken oder über einen Bereich ziehen. Esc beendet.</translation></message>
<message><source>Move hint</source><translation>Hinweis verschieben</translation></message>
<message><source>Move hints</source><translation>Hinweise verschieben</translation></message>
<message><source>No gaps are shown.</source><translation>Es werden keine Lücken gezeigt.</translation></message>
<message><source>Open the Sketch panel; there gaps are looked for.</source><translation>Das Bedienfeld „Skizze“ öffnen; dort werden Lücken gesucht.</translation></message>
<message><source>Bridge gap</source><translation>Lücke überbrücken</translation></message>
<message><source>Open gap</source><translation>Lücke öffnen</translation></message>
<message><source>This place is outside of the mask “{0}”.</source><translation>Diese Stelle liegt außerhalb der Maske „{0}“.</translation></message>
<message><source>Choose no mask to work everywhere.</source><translation>Keine Maske wählen, um überall zu arbeiten.</translation></message>
<message><source>Add hint stroke</source><translation>Hinweisstrich hinzufügen</translation></message>
<message><source>Add keep stroke</source><translation>Strich „Grau lassen“ hinzufügen</translation></message>
<message><source>Add barrier</source><translation>Sperre hinzufügen</translation></message>
<message><source>Add join</source><translation>Verbindung hinzufügen</translation></message>
<message><source>Extend hint stroke</source><translation>Hinweisstrich verlängern</translation></message>
<message><source>Extend keep stroke</source><translation>Strich „Grau lassen“ verlängern</translation></message>
<message><source>Extend barrier</source><translation>Sperre verlängern</translation></message>
<message><source>Extend join</source><translation>Verbindung verlängern</translation></message>
<message><source>Select object</source><translation>Objekt auswählen</translation></message>
<message><source>The clone brush has nothing to copy yet.</source><translation>Der Klonpinsel hat noch nichts zu kopieren.</translation></message>
<message><source>Ctrl-click a place first.</source><translation>Zuerst eine Stelle mit Strg anklicken.</translation></message>
<message><source>Look</source><translation>Ansehen</translation></message>
<message><source>Look at the picture</source><translation>Das Bild ansehen</translation></message>
<message><source>Object</source><translation>Objekt</translation></message>
<message><source>Refine edges</source><translation>Kanten verfeinern</translation></message>
<message><source>Diagnostics</source><translation>Diagnose</translation></message>
<message><source>{0} × {1} at {2}</source><translation>{0} × {1} bei {2}</translation></message>
<message><source>Keep</source><translation>Behalten</translation></message>
<message><source>Recover {0}</source><translation>{0} wiederherstellen</translation></message>
<message><source>Shortcuts</source><translation>Tastenkürzel</translation></message>
<message><source>Open {0}</source><translation>{0} öffnen</translation></message>
<message><source>Open a picture first.</source><translation>Zuerst ein Bild öffnen.</translation></message>
<message><source>Then load its hints.</source><translation>Dann die Hinweise laden.</translation></message>
<message><source>{0} was changed by another program.</source><translation>{0} wurde von einem anderen Programm geändert.</translation></message>
<message><source>Save a copy, or save over it.</source><translation>Eine Kopie speichern oder darüber speichern.</translation></message>
<message><source>Save {0}</source><translation>{0} speichern</translation></message>
<message><source>Export {0}</source><translation>{0} exportieren</translation></message>
<message><source>Sweep GPU packs</source><translation>GPU-Pakete aufräumen</translation></message>
<message><source>Look for a graphics card</source><translation>Nach einer Grafikkarte sehen</translation></message>
<message><source>Toasts</source><translation type="unfinished"></translation></message>
<message><source>Measure</source><translation>Messen</translation></message>
<message><source>Preparing</source><translation>Bereitet vor</translation></message>
<message><source>Look for models</source><translation>Nach Modellen suchen</translation></message>
<message><source>List models</source><translation>Modelle auflisten</translation></message>
<message><source>Load palette</source><translation>Palette laden</translation></message>
<message><source>This layer has no pixels of its own.</source><translation>Diese Ebene hat keine eigenen Pixel.</translation></message>
<message><source>Choose a pixel layer.</source><translation>Eine Pixelebene wählen.</translation></message>
<message><source>No mask is chosen.</source><translation>Keine Maske ist gewählt.</translation></message>
<message><source>Choose one, or take the whole picture.</source><translation>Eine wählen oder das ganze Bild nehmen.</translation></message>
<message><source>Take colours</source><translation>Farben nehmen</translation></message>
<message><source>Paste colours</source><translation>Farben einfügen</translation></message>
<message><source>Look at the tone</source><translation>Den Ton ansehen</translation></message>
<message><source>{0} {1} cm²</source><translation>{0} {1} cm²</translation></message>
<message><source>Masks</source><translation>Masken</translation></message>
<message><source>{0} min</source><translation>{0} min</translation></message>
<message><source>Forecast</source><translation>Vorhersage</translation></message>
<message><source>Lock colour</source><translation>Farbe sperren</translation></message>
<message><source>Move colour</source><translation>Farbe verschieben</translation></message>
<message><source>Change role</source><translation>Rolle ändern</translation></message>
<message><source>Part colours</source><translation>Farben trennen</translation></message>
<message><source>Swap colours</source><translation>Farben tauschen</translation></message>
<message><source>Add colour</source><translation>Farbe hinzufügen</translation></message>
<message><source>Delete colour</source><translation>Farbe löschen</translation></message>
<message><source>Rename palette</source><translation>Palette umbenennen</translation></message>
<message><source>Name colour</source><translation>Farbe benennen</translation></message>
<message><source>Change colour</source><translation>Farbe ändern</translation></message>
<message><source>Change shares</source><translation>Anteile ändern</translation></message>
<message><source>Change share</source><translation>Anteil ändern</translation></message>
<message><source>Fix share</source><translation>Anteil festlegen</translation></message>
<message><source>Free share</source><translation>Anteil freigeben</translation></message>
<message><source>Sort colours</source><translation>Farben sortieren</translation></message>
<message><source>Palette of the candidate</source><translation>Palette des Kandidaten</translation></message>
<message><source>The plug-in gave a picture of another size.</source><translation>Die Erweiterung gab ein Bild anderer Größe.</translation></message>
<message><source>Tell whoever made it.</source><translation>Es dem Hersteller sagen.</translation></message>
<message><source>Look for plug-ins</source><translation>Nach Erweiterungen suchen</translation></message>
<message><source>{0} (*.json)</source><translation>{0} (*.json)</translation></message>
<message><source>{0} words {1}</source><translation>{0} Worte {1}</translation></message>
<message><source>Free memory</source><translation>Speicher freigeben</translation></message>
<message><source>The preferences were not saved: {0}.</source><translation>Die Einstellungen wurden nicht gespeichert: {0}.</translation></message>
<message><source>They are saved with the next change that can be.</source><translation>Sie werden mit der nächsten Änderung gespeichert, die es kann.</translation></message>
<message><source>{0} did not fit into memory.</source><translation>{0} passte nicht in den Speicher.</translation></message>
<message><source>Close other programs, or work on a smaller copy. Your picture is unharmed.</source><translation>Andere Programme schließen oder an einer kleineren Kopie arbeiten. Das Bild ist unversehrt.</translation></message>
<message><source>Space</source><translation>Leertaste</translation></message>
<message><source>ColorStudio shortcuts</source><translation type="unfinished"></translation></message>
<message><source>Photoshop</source><translation>Photoshop</translation></message>
<message><source>Choose a file that was exported from the list of shortcuts.</source><translation>Eine Datei wählen, die aus der Liste der Tastenkürzel exportiert wurde.</translation></message>
<message><source>{0} is no file of shortcuts: it is too large.</source><translation>{0} ist keine Datei mit Tastenkürzeln: sie ist zu groß.</translation></message>
<message><source>{0} is no file of shortcuts.</source><translation>{0} ist keine Datei mit Tastenkürzeln.</translation></message>
<message><source>The scheme of {0} is not known.</source><translation>Das Schema von {0} ist nicht bekannt.</translation></message>
<message><source>{0} has a key that cannot be read, of {1}.</source><translation>{0} hat eine Taste, die nicht gelesen werden kann, von {1}.</translation></message>
<message><source>{0} gives {1} away, which is held on the canvas.</source><translation>{0} vergibt {1}, was auf der Leinwand gehalten wird.</translation></message>
<message><source>{0} gives {1} to two actions.</source><translation>{0} gibt {1} zwei Aktionen.</translation></message>
<message><source>Texts</source><translation type="unfinished"></translation></message>
<message><source>Fusion</source><translation type="unfinished"></translation></message>
<message><source>Session</source><translation type="unfinished"></translation></message>
<message><source>English</source><translation>English</translation></message>
<message><source>Deutsch</source><translation>Deutsch</translation></message>
<message><source>The one that the paper on ColorEdit used.</source><translation>Das, das die Veröffentlichung zu ColorEdit benutzte.</translation></message>
<message><source>Its maker has taken it off the hub. Copies exist whose content nobody has verified; to use one, name it yourself, or import a file that you have.</source><translation>Der Hersteller hat es vom Hub genommen. Es gibt Kopien, deren Inhalt niemand geprüft hat; um eine zu benutzen, sie selbst nennen oder eine vorhandene Datei importieren.</translation></message>
<message><source>Its maker has taken it off the hub. Name a repository that has a copy which you trust, or import a file that you have.</source><translation>Der Hersteller hat es vom Hub genommen. Eine Ablage nennen, deren Kopie zu trauen ist, oder eine vorhandene Datei importieren.</translation></message>
<message><source>Its authors' usual one. Now and then it paints blocks of red; the artistic one was trained without what causes them.</source><translation>Das übliche der Autoren. Hin und wieder malt es rote Blöcke; das künstlerische wurde ohne deren Ursache trainiert.</translation></message>
<message><source>For computers without a graphics card: weaker and faster.</source><translation>Für Rechner ohne Grafikkarte: schwächer und schneller.</translation></message>
<message><source>Quick on a processor, too.</source><translation>Auch auf einem Prozessor schnell.</translation></message>
<message><source>The finest edges; 10 to 30 seconds per picture on a processor.</source><translation>Die feinsten Kanten; 10 bis 30 Sekunden je Bild auf einem Prozessor.</translation></message>
<message><source>ColorizeDiffusion sees its references with it, and reads the words that turn them.</source><translation>ColorizeDiffusion sieht damit seine Referenzen und liest die Worte, die sie wenden.</translation></message>
<message><source>Needs CLIP ViT-H/14 besides. Its first version, as its authors trained it further.</source><translation>Braucht dazu CLIP ViT-H/14. Die erste Version, von den Autoren weiter trainiert.</translation></message>
<message><source>Needs CLIP ViT-H/14 besides. A later training of the same.</source><translation>Braucht dazu CLIP ViT-H/14. Ein späteres Training davon.</translation></message>
<message><source>Shows each step of a Stable Diffusion as a sharp picture; without it, steps are shown small and soft.</source><translation>Zeigt jeden Schritt eines Stable Diffusion als scharfes Bild; ohne es sind Schritte klein und weich.</translation></message>
<message><source>For every task, without a download. Larger weights go before it where they are installed.</source><translation>Für jede Aufgabe, ohne Herunterladen. Größere Gewichte werden vorgezogen, wo sie installiert sind.</translation></message>
<message><source>One of these is enough. Stable Diffusion 1.5 is the usual one.</source><translation>Eines davon genügt. Stable Diffusion 1.5 ist das übliche.</translation></message>
<message><source>Networks of the papers, trained here or imported; most build upon one of those above.</source><translation>Netze der Veröffentlichungen, hier trainiert oder importiert; die meisten bauen auf einem der obigen auf.</translation></message>
<message><source>Says what is seen, where you give no words. Nothing needs it.</source><translation>Sagt, was zu sehen ist, wo keine Worte gegeben sind. Nichts ist darauf angewiesen.</translation></message>
<message><source>Colours a whole photo by itself; your hints go before.</source><translation>Färbt ein ganzes Foto von sich aus; Hinweise gehen vor.</translation></message>
<message><source>Without one, the mask tools find objects by their edges and colours.</source><translation>Ohne eines finden die Maskenwerkzeuge Objekte nach Kanten und Farben.</translation></message>
<message><source>Only for `colorstudio evaluate`: no panel needs it.</source><translation>Nur für `colorstudio evaluate`: kein Bedienfeld braucht es.</translation></message>
<message><source>Additions to a model (LoRA), and parts of one, such as a VAE.</source><translation>Zusätze zu einem Modell (LoRA) und Teile davon, etwa ein VAE.</translation></message>
<message><source>Its authors have not published trained weights of the part that colours.</source><translation>Die Autoren haben keine trainierten Gewichte des Teils veröffentlicht, der färbt.</translation></message>
<message><source>The authors' weights are not public; what others have trained was never measured against the paper, or carries no licence.</source><translation>Die Gewichte der Autoren sind nicht öffentlich; was andere trainierten, wurde nie an der Veröffentlichung gemessen oder trägt keine Lizenz.</translation></message>
<message><source>CreativeML Open RAIL-M: free to use, commercially too, and the pictures are yours; not for the harmful uses that its attachment A lists, and whoever passes the weights on passes these limits on.</source><translation>CreativeML Open RAIL-M: frei nutzbar, auch gewerblich, und die Bilder gehören einem selbst; nicht für die schädlichen Zwecke in Anhang A, und wer die Gewichte weitergibt, gibt diese Grenzen weiter.</translation></message>
<message><source>CreativeML Open RAIL++-M: free to use, commercially too, and the pictures are yours; not for the harmful uses that its attachment A lists, and whoever passes the weights on passes these limits on.</source><translation>CreativeML Open RAIL++-M: frei nutzbar, auch gewerblich, und die Bilder gehören einem selbst; nicht für die schädlichen Zwecke in Anhang A, und wer die Gewichte weitergibt, gibt diese Grenzen weiter.</translation></message>
<message><source>Apache 2.0: free for any use, commercially too; whoever passes the weights on adds the licence.</source><translation>Apache 2.0: frei für jede Nutzung, auch gewerblich; wer die Gewichte weitergibt, legt die Lizenz bei.</translation></message>
<message><source>MIT: free for any use, commercially too; whoever passes the weights on adds the licence.</source><translation>MIT: frei für jede Nutzung, auch gewerblich; wer die Gewichte weitergibt, legt die Lizenz bei.</translation></message>
<message><source>CC BY-NC-SA 4.0: free to use and to change, with the authors named, but not commercially; whoever passes on what was made from the weights does so under the same licence.</source><translation>CC BY-NC-SA 4.0: frei nutzbar und veränderbar, mit Nennung der Autoren, aber nicht gewerblich; wer weitergibt, was aus den Gewichten gemacht wurde, tut es unter derselben Lizenz.</translation></message>
<message><source>Small and quick: trained at 128 pixels on drawn emoji and on photos of clothes.</source><translation>Klein und schnell: mit 128 Pixeln an gezeichneten Emoji und Fotos von Kleidung trainiert.</translation></message>
<message><source>Knows which colours words ask for, and light from shade; of shapes little yet: pictures from words are blobs.</source><translation>Weiß, welche Farben Worte verlangen, und Licht von Schatten; von Formen noch wenig: Bilder aus Worten sind Kleckse.</translation></message>
<message><source>Anyone may use, change and pass on these weights, commercially too, as long as the notices that lie beside them stay with them.</source><translation>Jeder darf diese Gewichte nutzen, ändern und weitergeben, auch gewerblich, solange die beiliegenden Hinweise dabei bleiben.</translation></message>
<message><source>Comes with ColorStudio</source><translation>Liegt ColorStudio bei</translation></message>
<message><source>Pictures from a palette, and objects in another colour</source><translation>Bilder aus einer Palette und Objekte in anderer Farbe</translation></message>
<message><source>Trained for one task</source><translation>Für eine Aufgabe trainiert</translation></message>
<message><source>Words for a photo</source><translation>Worte zu einem Foto</translation></message>
<message><source>Proposals for grey photos</source><translation>Vorschläge für graue Fotos</translation></message>
<message><source>Objects by a click</source><translation>Objekte durch Klick</translation></message>
<message><source>Likeness of pictures, for measurements</source><translation>Ähnlichkeit von Bildern, für Messungen</translation></message>
<message><source>Parts and additions</source><translation>Teile und Zusätze</translation></message>
</context>
</TS>
