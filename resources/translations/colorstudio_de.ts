<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
<name>AboutDialog</name>
<message><source>About ColorStudio</source><translation>Über ColorStudio</translation></message>
<message><source>Colour photos with the artist's colours as the law.</source><translation>Farbfotos, bei denen die Farben der Künstlerin und des Künstlers Gesetz sind.</translation></message>
<message><source>Licensed under Apache-2.0. Built with Qt (LGPL-3.0), NumPy, OpenCV, Numba and LittleCMS. Icons: Lucide (ISC).</source><translation>Lizenziert unter Apache-2.0. Gebaut mit Qt (LGPL-3.0), NumPy, OpenCV, Numba und LittleCMS. Symbole: Lucide (ISC).</translation></message>
</context>
<context>
<name>Actions</name>
<message><source>&amp;New from Clipboard</source><translation>&amp;Neu aus der Zwischenablage</translation></message>
<message><source>&amp;Open…</source><translation>Ö&amp;ffnen…</translation></message>
<message><source>Open &amp;Recent</source><translation>&amp;Zuletzt geöffnet</translation></message>
<message><source>Open &amp;with Other Program</source><translation>&amp;Mit anderem Programm öffnen</translation></message>
<message><source>&amp;Save</source><translation>&amp;Speichern</translation></message>
<message><source>Save &amp;as…</source><translation>Speichern &amp;unter…</translation></message>
<message><source>&amp;Export…</source><translation>&amp;Exportieren…</translation></message>
<message><source>Save a Share Car&amp;d…</source><translation type="unfinished"></translation></message>
<message><source>&amp;Close</source><translation>S&amp;chließen</translation></message>
<message><source>&amp;Quit</source><translation>&amp;Beenden</translation></message>
<message><source>&amp;Undo</source><translation>&amp;Rückgängig</translation></message>
<message><source>&amp;Redo</source><translation>&amp;Wiederholen</translation></message>
<message><source>&amp;Copy Picture</source><translation>Bild &amp;kopieren</translation></message>
<message><source>&amp;Paste</source><translation>&amp;Einfügen</translation></message>
<message><source>Pre&amp;ferences…</source><translation>Ein&amp;stellungen…</translation></message>
<message><source>Zoom &amp;In</source><translation>Ver&amp;größern</translation></message>
<message><source>Zoom &amp;Out</source><translation>Ver&amp;kleinern</translation></message>
<message><source>&amp;Fit in Window</source><translation>In das Fenster &amp;einpassen</translation></message>
<message><source>&amp;100 %</source><translation>&amp;100 %</translation></message>
<message><source>Rotate View &amp;Left</source><translation>Ansicht nach &amp;links drehen</translation></message>
<message><source>Rotate View &amp;Right</source><translation>Ansicht nach &amp;rechts drehen</translation></message>
<message><source>R&amp;eset Rotation</source><translation>&amp;Drehung zurücksetzen</translation></message>
<message><source>&amp;Mirror View</source><translation>Ansicht &amp;spiegeln</translation></message>
<message><source>Compare &amp;Before and After</source><translation>&amp;Vorher und nachher vergleichen</translation></message>
<message><source>Show &amp;Hints</source><translation>&amp;Hinweise zeigen</translation></message>
<message><source>Show in &amp;Grey</source><translation>In Gra&amp;u zeigen</translation></message>
<message><source>&amp;As Seen by</source><translation type="unfinished"></translation></message>
<message><source>Show &amp;Panels</source><translation>&amp;Bedienfelder zeigen</translation></message>
<message><source>Panel&amp;s</source><translation>Bedien&amp;felder</translation></message>
<message><source>&amp;Theme</source><translation>&amp;Thema</translation></message>
<message><source>F&amp;ull Screen</source><translation>V&amp;ollbild</translation></message>
<message><source>&amp;All</source><translation>&amp;Alles</translation></message>
<message><source>&amp;None</source><translation>&amp;Nichts</translation></message>
<message><source>&amp;Invert</source><translation>&amp;Umkehren</translation></message>
<message><source>&amp;Grow by 4 px</source><translation>Um 4 px er&amp;weitern</translation></message>
<message><source>&amp;Shrink by 4 px</source><translation>Um 4 px &amp;verkleinern</translation></message>
<message><source>&amp;Feather by 4 px</source><translation>Um 4 px w&amp;eichzeichnen</translation></message>
<message><source>Ne&amp;w Mask</source><translation>Neue &amp;Maske</translation></message>
<message><source>D&amp;uplicate Mask</source><translation>Maske &amp;duplizieren</translation></message>
<message><source>&amp;Delete Mask</source><translation>Maske &amp;löschen</translation></message>
<message><source>&amp;Load Mask…</source><translation>Maske la&amp;den…</translation></message>
<message><source>Save &amp;Mask…</source><translation>Maske &amp;speichern…</translation></message>
<message><source>New &amp;Pixel Layer</source><translation>Neue &amp;Pixelebene</translation></message>
<message><source>New &amp;Colour Layer</source><translation>Neue &amp;Farbebene</translation></message>
<message><source>New &amp;Group</source><translation>Neue &amp;Gruppe</translation></message>
<message><source>&amp;Duplicate Layer</source><translation>Ebene &amp;duplizieren</translation></message>
<message><source>D&amp;elete Layer</source><translation>Ebene &amp;löschen</translation></message>
<message><source>Move Layer &amp;Up</source><translation>Ebene nach &amp;oben</translation></message>
<message><source>Move Layer D&amp;own</source><translation>Ebene nach &amp;unten</translation></message>
<message><source>Colori&amp;ze</source><translation>&amp;Kolorieren</translation></message>
<message><source>R&amp;ecolor</source><translation>&amp;Umfärben</translation></message>
<message><source>&amp;Palette</source><translation>&amp;Palette</translation></message>
<message><source>S&amp;ketch</source><translation>&amp;Zeichnung</translation></message>
<message><source>&amp;Neutralise Toned Scan</source><translation>Getönten Scan &amp;neutralisieren</translation></message>
<message><source>&amp;Levels…</source><translation>&amp;Tonwerte…</translation></message>
<message><source>&amp;Automatic Levels</source><translation>&amp;Automatische Tonwerte</translation></message>
<message><source>Appl&amp;y the Look as a Layer</source><translation>&amp;Look als Ebene anwenden</translation></message>
<message><source>Keep the Look as a Can&amp;didate</source><translation>Look als Kan&amp;didaten behalten</translation></message>
<message><source>L&amp;oad Hints…</source><translation>Hinweise l&amp;aden…</translation></message>
<message><source>&amp;Save Hints…</source><translation>Hinweise &amp;speichern…</translation></message>
<message><source>Make &amp;Colour Layer from Hints</source><translation>&amp;Farbebene aus Hinweisen machen</translation></message>
<message><source>&amp;Models…</source><translation>&amp;Modelle…</translation></message>
<message><source>&amp;Graphics Card…</source><translation type="unfinished"></translation></message>
<message><source>Cancel &amp;Running Job</source><translation>Laufende Aufgabe ab&amp;brechen</translation></message>
<message><source>&amp;Help</source><translation>&amp;Hilfe</translation></message>
<message><source>Tour: Colour a &amp;Grey Photo</source><translation type="unfinished"></translation></message>
<message><source>Tour: &amp;Recolour a Jacket</source><translation type="unfinished"></translation></message>
<message><source>Tour: Paint by &amp;Palette</source><translation type="unfinished"></translation></message>
<message><source>Tour: Colour &amp;Line Art</source><translation type="unfinished"></translation></message>
<message><source>&amp;Keyboard Shortcuts</source><translation>&amp;Tastenkürzel</translation></message>
<message><source>Copy &amp;Diagnostics…</source><translation>&amp;Diagnose kopieren…</translation></message>
<message><source>Open L&amp;og Folder</source><translation type="unfinished"></translation></message>
<message><source>&amp;About ColorStudio</source><translation>&amp;Über ColorStudio</translation></message>
<message><source>Swap Colours</source><translation>Farben tauschen</translation></message>
<message><source>Default Colours</source><translation>Standardfarben</translation></message>
<message><source>Smaller Brush</source><translation>Kleinerer Pinsel</translation></message>
<message><source>Larger Brush</source><translation>Größerer Pinsel</translation></message>
<message><source>Softer Brush</source><translation>Weicherer Pinsel</translation></message>
<message><source>Harder Brush</source><translation>Härterer Pinsel</translation></message>
<message><source>From Canvas to Panels and Back</source><translation>Von der Leinwand zu den Bedienfeldern und zurück</translation></message>
<message><source>&amp;File</source><translation>&amp;Datei</translation></message>
<message><source>&amp;Edit</source><translation>&amp;Bearbeiten</translation></message>
<message><source>&amp;View</source><translation>&amp;Ansicht</translation></message>
<message><source>&amp;Select</source><translation>Aus&amp;wahl</translation></message>
<message><source>&amp;Layer</source><translation>&amp;Ebene</translation></message>
<message><source>&amp;Task</source><translation>Auf&amp;gabe</translation></message>
<message><source>Hold and drag to move the view</source><translation>Halten und ziehen verschiebt die Ansicht</translation></message>
<message><source>Hold for the eyedropper</source><translation>Halten für die Pipette</translation></message>
<message><source>Hold to see the picture before</source><translation>Halten zeigt das Bild davor</translation></message>
<message><source>End the drag; twice: cancel the running job</source><translation>Beendet das Ziehen; zweimal: bricht die laufende Aufgabe ab</translation></message>
<message><source>Straight line from the last point</source><translation>Gerade Linie vom letzten Punkt an</translation></message>
<message><source>Delete the hint under the pointer</source><translation>Löscht den Hinweis unter dem Zeiger</translation></message>
<message><source>Size of the hint under the pointer</source><translation>Größe des Hinweises unter dem Zeiger</translation></message>
<message><source>Size of the brush</source><translation>Größe des Pinsels</translation></message>
<message><source>With a mask tool: add to the mask, take away from it</source><translation>Mit einem Maskenwerkzeug: zur Maske hinzufügen, von ihr wegnehmen</translation></message>
<message><source>Close the polygon; end the object</source><translation>Schließt das Polygon; beendet das Objekt</translation></message>
<message><source>With the object tool and a model: what else is meant</source><translation>Mit dem Objektwerkzeug und einem Modell: was sonst gemeint ist</translation></message>
</context>
<context>
<name>Answers</name>
<message><source>The answer before (Left)</source><translation>Die Antwort davor (Links)</translation></message>
<message><source>The next answer (Right)</source><translation>Die nächste Antwort (Rechts)</translation></message>
<message><source>{0} of {1}</source><translation>{0} von {1}</translation></message>
<message><source>The model is looking; Quick answers until then.</source><translation>Das Modell schaut sich das Bild an; bis dahin antwortet „Schnell“.</translation></message>
</context>
<context>
<name>Application</name>
<message><source>The program ended while “{0}” ran. Diagnostics may tell why.</source><translation>Das Programm endete, während „{0}“ lief. Die Diagnose zeigt vielleicht, warum.</translation></message>
<message><source>Diagnostics…</source><translation>Diagnose…</translation></message>
<message><source>The program ended while “{0}” ran. Models use the processor for now.</source><translation>Das Programm endete, während „{0}“ lief. Modelle rechnen vorerst auf dem Prozessor.</translation></message>
<message><source>Use the graphics card</source><translation>Grafikkarte verwenden</translation></message>
</context>
<context>
<name>AskedAndGot</name>
<message><source>Asked</source><translation>Verlangt</translation></message>
<message><source>Got</source><translation>Erhalten</translation></message>
<message><source>CIEDE2000 between asked and got, where the colour lands</source><translation>CIEDE2000 zwischen Verlangtem und Erhaltenem, wo die Farbe landet</translation></message>
</context>
<context>
<name>CandidateStrip</name>
<message><source>Candidates</source><translation>Kandidaten</translation></message>
<message><source>Apply the candidate as a layer</source><translation>Den Kandidaten als Ebene anwenden</translation></message>
<message><source>Delete all candidates that are not pinned</source><translation>Alle Kandidaten löschen, die nicht angeheftet sind</translation></message>
<message><source>{0}, pinned</source><translation>{0}, angeheftet</translation></message>
<message><source>Apply</source><translation>Anwenden</translation></message>
<message><source>Compare with the Picture</source><translation>Mit dem Bild vergleichen</translation></message>
<message><source>Compare with This</source><translation>Hiermit vergleichen</translation></message>
<message><source>Unpin</source><translation>Lösen</translation></message>
<message><source>Pin</source><translation>Anheften</translation></message>
<message><source>Delete</source><translation>Löschen</translation></message>
</context>
<context>
<name>Candidates</name>
<message numerus="yes"><source>%n candidates are pinned: delete one first.</source><translation><numerusform>%n Kandidat ist angeheftet: zuerst löschen.</numerusform><numerusform>%n Kandidaten sind angeheftet: zuerst einen löschen.</numerusform></translation></message>
</context>
<context>
<name>Canvas</name>
<message><source>Canvas</source><translation>Leinwand</translation></message>
<message><source>The picture. Arrow keys move the selected hints.</source><translation>Das Bild. Pfeiltasten bewegen die gewählten Hinweise.</translation></message>
<message><source>skin</source><translation>Haut</translation></message>
<message><source>hair</source><translation>Haar</translation></message>
<message><source>coat</source><translation>Mantel</translation></message>
<message><source>sky</source><translation>Himmel</translation></message>
<message><source>plants</source><translation>Pflanzen</translation></message>
<message><source>&amp;Pin</source><translation>&amp;Anheften</translation></message>
<message><source>&amp;Change Colour…</source><translation>&amp;Farbe ändern…</translation></message>
<message><source>&amp;Use the Colour in Hand</source><translation>Farbe in der &amp;Hand verwenden</translation></message>
<message><source>&amp;Bigger</source><translation>&amp;Größer</translation></message>
<message><source>S&amp;maller</source><translation>&amp;Kleiner</translation></message>
<message><source>&amp;Delete</source><translation>&amp;Löschen</translation></message>
<message><source>&amp;Suggested Colours</source><translation type="unfinished"></translation></message>
<message><source>{0} {1}: {2}</source><translation type="unfinished"></translation></message>
<message><source>&amp;Group</source><translation>G&amp;ruppe</translation></message>
<message><source>None</source><translation>Keine</translation></message>
<message><source>&amp;New…</source><translation>&amp;Neu…</translation></message>
<message><source>&amp;Only Inside of</source><translation>&amp;Nur innerhalb von</translation></message>
<message><source>No mask</source><translation>Keine Maske</translation></message>
<message><source>New group</source><translation>Neue Gruppe</translation></message>
<message><source>Name</source><translation>Name</translation></message>
</context>
<context>
<name>CanvasVoice</name>
<message><source>No picture is open.</source><translation>Kein Bild ist geöffnet.</translation></message>
<message><source>{0}, {1} × {2} pixels</source><translation>{0}, {1} × {2} Pixel</translation></message>
<message><source>Tool: {0}</source><translation>Werkzeug: {0}</translation></message>
<message><source>Zoom: {0} %</source><translation>Zoom: {0} %</translation></message>
<message><source>At {0}, {1}: {2}, {3}</source><translation>Bei {0}, {1}: {2}, {3}</translation></message>
</context>
<context>
<name>CastBox</name>
<message><source>Open a cast…</source><translation>Figurenfarben öffnen…</translation></message>
<message><source>Save the cast…</source><translation>Figurenfarben speichern…</translation></message>
<message><source>A cast is a character's colours by name: hair, coat, eyes.</source><translation>Figurenfarben sind die Farben einer Figur mit Namen: Haar, Mantel, Augen.</translation></message>
<message><source>hair: dark green; coat: #aa3322</source><translation>Haar: dark green; Mantel: #aa3322</translation></message>
<message><source>Colours of parts, in words</source><translation>Farben der Teile, in Worten</translation></message>
<message><source>Place on the drawing</source><translation>Auf die Zeichnung setzen</translation></message>
<message><source>Place it another way</source><translation>Anders setzen</translation></message>
<message><source>Cast</source><translation>Figurenfarben</translation></message>
<message><source>No part of the drawing is called “{0}”.</source><translation>Kein Teil der Zeichnung heißt „{0}“.</translation></message>
<message><source>Open a cast</source><translation>Figurenfarben öffnen</translation></message>
<message><source>Save the cast</source><translation>Figurenfarben speichern</translation></message>
<message><source>Casts</source><translation>Figurenfarben</translation></message>
</context>
<context>
<name>ChangedDialog</name>
<message><source>Changed on the disk</source><translation>Auf dem Datenträger geändert</translation></message>
<message><source>“{0}” was changed by another program since it was opened here.</source><translation>„{0}“ wurde von einem anderen Programm geändert, seit es hier geöffnet wurde.</translation></message>
<message><source>Save yours as a copy, or over it: the other version then stays as “{0}~”.</source><translation>Speichern Sie Ihre Fassung als Kopie oder darüber: Die andere bleibt dann als „{0}~“.</translation></message>
<message><source>Save a &amp;copy…</source><translation>Als &amp;Kopie speichern…</translation></message>
<message><source>&amp;Overwrite</source><translation>&amp;Überschreiben</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
</context>
<context>
<name>ChromaPlane</name>
<message><source>Hue and chroma</source><translation>Farbton und Buntheit</translation></message>
<message><source>Colours that can be reached at this lightness. Shift keeps the hue, Ctrl the chroma.</source><translation>Farben, die bei dieser Helligkeit erreichbar sind. Umschalt hält den Farbton, Strg die Buntheit.</translation></message>
</context>
<context>
<name>Clipboard</name>
<message><source>Pasted picture</source><translation>Eingefügtes Bild</translation></message>
<message><source>There is no picture on the clipboard.</source><translation>In der Zwischenablage ist kein Bild.</translation></message>
<message><source>Copy one, then paste.</source><translation>Erst eines kopieren, dann einfügen.</translation></message>
<message><source>Pasted</source><translation>Eingefügt</translation></message>
<message><source>Paste</source><translation>Einfügen</translation></message>
<message><source>The picture was copied.</source><translation>Das Bild wurde kopiert.</translation></message>
<message><source>Copy picture</source><translation>Bild kopieren</translation></message>
</context>
<context>
<name>CloseDialog</name>
<message><source>Unsaved changes</source><translation>Nicht gespeicherte Änderungen</translation></message>
<message><source>Save the changes to “{0}” before it is closed?</source><translation>Die Änderungen an „{0}“ vor dem Schließen speichern?</translation></message>
<message><source>If you do not save, a copy for recovery stays for a while.</source><translation>Ohne Speichern bleibt eine Zeit lang eine Kopie zur Wiederherstellung.</translation></message>
<message><source>&amp;Save</source><translation>&amp;Speichern</translation></message>
<message><source>&amp;Don't save</source><translation>&amp;Nicht speichern</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
</context>
<context>
<name>CoachBox</name>
<message><source>Try it on the picture</source><translation>Am Bild ausprobieren</translation></message>
<message><source>Part the colours</source><translation type="unfinished"></translation></message>
<message><source>Colours that merge for some viewers</source><translation type="unfinished"></translation></message>
<message><source>Look for colours that merge</source><translation type="unfinished"></translation></message>
<message><source>Looking…</source><translation>Sieht sich das Bild an…</translation></message>
<message><source>All colours stay apart for these viewers.</source><translation type="unfinished"></translation></message>
<message><source>Pairs that merge: {0}.</source><translation type="unfinished"></translation></message>
<message><source>Moves that part them: {0}.</source><translation type="unfinished"></translation></message>
<message><source>Not to be parted: {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0}: ΔE {1}, for others {2}</source><translation type="unfinished"></translation></message>
<message><source>{0}: {1} → {2}</source><translation type="unfinished"></translation></message>
<message><source>Both are locked: unlock one.</source><translation type="unfinished"></translation></message>
<message><source>No free place: take a colour away, or unlock one.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>ColorEditSection</name>
<message><source>Ask a model to recolour it</source><translation>Ein Modell umfärben lassen</translation></message>
<message><source>The picture as it is</source><translation>Das Bild, wie es ist</translation></message>
<message><source>The picture in words: a photo of a hat</source><translation>Das Bild in (englischen) Worten: a photo of a hat</translation></message>
<message><source>The picture as it shall be</source><translation>Das Bild, wie es werden soll</translation></message>
<message><source>As it shall be, if you like: a photo of a red hat</source><translation>Wie es werden soll, wenn gewünscht: a photo of a red hat</translation></message>
<message><source>Colour change</source><translation>Farbänderung</translation></message>
<message><source>The first part of the steps in which the new colour is put in: more changes the colour further and keeps less of the shape</source><translation>Der erste Teil der Schritte, in dem die neue Farbe eingesetzt wird: mehr ändert die Farbe stärker und erhält weniger von der Form</translation></message>
<message><source>Mix in at the start</source><translation>Am Anfang beimischen</translation></message>
<message><source>How much of the new colour the model begins with</source><translation>Mit wie viel der neuen Farbe das Modell beginnt</translation></message>
<message><source>No picture is open.</source><translation>Kein Bild ist geöffnet.</translation></message>
<message><source>Open one first.</source><translation type="unfinished"></translation></message>
<message><source>No object is chosen.</source><translation type="unfinished"></translation></message>
<message><source>Click it, or draw around it.</source><translation type="unfinished"></translation></message>
<message><source>{0}: {1}</source><translation>{0}: {1}</translation></message>
</context>
<context>
<name>ColorPair</name>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>Background colour</source><translation>Hintergrundfarbe</translation></message>
</context>
<context>
<name>ColorPicker</name>
<message><source>Colour now</source><translation>Farbe jetzt</translation></message>
<message><source>Colour before</source><translation>Farbe davor</translation></message>
<message><source>Lightness follows the place under the pointer</source><translation>Helligkeit folgt der Stelle unter dem Zeiger</translation></message>
<message><source>L*</source><translation>L*</translation></message>
<message><source>Chroma</source><translation>Buntheit</translation></message>
<message><source>Hue</source><translation>Farbton</translation></message>
<message><source>Colour as hex</source><translation>Farbe als Hex</translation></message>
<message><source>Hex, like #c08040</source><translation>Hex, etwa #c08040</translation></message>
<message><source>Colour as L a b</source><translation>Farbe als L a b</translation></message>
<message><source>L* a* b*, like 57 18 43</source><translation>L* a* b*, etwa 57 18 43</translation></message>
</context>
<context>
<name>ColorScale</name>
<message><source>Colour scale</source><translation>Farbstärke</translation></message>
</context>
<context>
<name>ColorWords</name>
<message><source>black</source><translation>Schwarz</translation></message>
<message><source>charcoal</source><translation>Anthrazit</translation></message>
<message><source>dark grey</source><translation>Dunkelgrau</translation></message>
<message><source>grey</source><translation>Grau</translation></message>
<message><source>light grey</source><translation>Hellgrau</translation></message>
<message><source>pale grey</source><translation>blasses Grau</translation></message>
<message><source>white</source><translation>Weiß</translation></message>
<message><source>pink</source><translation>Pink</translation></message>
<message><source>red</source><translation>Rot</translation></message>
<message><source>orange</source><translation>Orange</translation></message>
<message><source>amber</source><translation>Bernstein</translation></message>
<message><source>yellow</source><translation>Gelb</translation></message>
<message><source>lime</source><translation>Limette</translation></message>
<message><source>green</source><translation>Grün</translation></message>
<message><source>teal</source><translation>Petrol</translation></message>
<message><source>cyan</source><translation>Cyan</translation></message>
<message><source>azure</source><translation>Azur</translation></message>
<message><source>blue</source><translation>Blau</translation></message>
<message><source>violet</source><translation>Violett</translation></message>
<message><source>purple</source><translation>Purpur</translation></message>
<message><source>magenta</source><translation>Magenta</translation></message>
<message><source>brown</source><translation>Braun</translation></message>
<message><source>olive</source><translation>Oliv</translation></message>
<message><source>beige</source><translation>Beige</translation></message>
<message><source>navy</source><translation>Marineblau</translation></message>
<message><source>rose</source><translation>Rosé</translation></message>
<message><source>greyish</source><translation>gräuliches</translation></message>
<message><source>pale</source><translation>blasses</translation></message>
<message><source>dark</source><translation>dunkles</translation></message>
<message><source>muted</source><translation>gedämpftes</translation></message>
<message><source>bright</source><translation>helles</translation></message>
<message><source>vivid</source><translation>kräftiges</translation></message>
<message><source>{0} {1}</source><comment>adjective, noun</comment><translation>{0} {1}</translation></message>
</context>
<context>
<name>Colorize</name>
<message><source>This document has no photo.</source><translation>Dieses Dokument hat kein Foto.</translation></message>
<message><source>Open one.</source><translation>Eines öffnen.</translation></message>
<message><source>Neutralise</source><translation>Neutralisieren</translation></message>
<message><source>Automatic levels</source><translation>Automatische Tonwerte</translation></message>
<message><source>Levels</source><translation>Tonwerte</translation></message>
<message><source>There are no hints yet.</source><translation>Es gibt noch keine Hinweise.</translation></message>
<message><source>Give some first.</source><translation>Zuerst welche geben.</translation></message>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>Make a colour layer</source><translation>Farbebene machen</translation></message>
<message><source>Saved {0}.</source><translation>{0} wurde gespeichert.</translation></message>
</context>
<context>
<name>ColorizePanel</name>
<message><source>Neutralise</source><translation>Neutralisieren</translation></message>
<message><source>This scan is toned. Take its colour cast away and keep its lightness.</source><translation>Dieser Scan ist getönt. Den Farbstich entfernen und die Helligkeit behalten.</translation></message>
<message><source>Follow light</source><translation>Licht folgen</translation></message>
<message><source>How far colour grows stronger where the photo is lighter</source><translation>Wie sehr die Farbe dort stärker wird, wo das Foto heller ist</translation></message>
<message><source>Saturation</source><translation>Sättigung</translation></message>
<message><source>Load hints…</source><translation>Hinweise laden…</translation></message>
<message><source>Save hints…</source><translation>Hinweise speichern…</translation></message>
<message><source>Make a colour layer</source><translation>Farbebene machen</translation></message>
<message><source>A copy of the answer as a layer that can be painted on</source><translation>Eine Kopie der Antwort als Ebene, auf der sich malen lässt</translation></message>
<message><source>Hints</source><translation>Hinweise</translation></message>
<message><source>Answer</source><translation>Antwort</translation></message>
<message><source>No photo</source><translation>Kein Foto</translation></message>
<message><source>{0} × {1} pixels</source><translation>{0} × {1} Pixel</translation></message>
<message><source>{0} × {1} pixels · toned</source><translation>{0} × {1} Pixel · getönt</translation></message>
</context>
<context>
<name>ColorwaysBox</name>
<message><source>Colourways</source><translation>Farbvarianten</translation></message>
<message><source>Collect colours for this object, then export one file each.</source><translation>Farben für dieses Objekt sammeln, dann je eine Datei exportieren.</translation></message>
<message><source>Add the colour in hand</source><translation>Die Farbe in der Hand hinzufügen</translation></message>
<message><source>Add all colours of the palette</source><translation>Alle Farben der Palette hinzufügen</translation></message>
<message><source>Move to the left</source><translation>Nach links schieben</translation></message>
<message><source>Move to the right</source><translation>Nach rechts schieben</translation></message>
<message><source>Delete the colourway</source><translation>Die Farbvariante löschen</translation></message>
<message><source>Export colourways…</source><translation>Farbvarianten exportieren…</translation></message>
<message><source>Add colourway</source><translation>Farbvariante hinzufügen</translation></message>
<message><source>Delete colourway</source><translation>Farbvariante löschen</translation></message>
<message><source>Move colourway</source><translation>Farbvariante verschieben</translation></message>
</context>
<context>
<name>ContractMeter</name>
<message><source>Contract</source><translation>Zusage</translation></message>
<message numerus="yes"><source>Shares are off by up to %n pixels</source><translation><numerusform>Anteile weichen um bis zu %n Pixel ab</numerusform><numerusform>Anteile weichen um bis zu %n Pixel ab</numerusform></translation></message>
<message><source>Kept: only these colours, shares to a pixel</source><translation>Gehalten: nur diese Farben, Anteile auf ein Pixel genau</translation></message>
<message><source>Shares kept; colours {0} ΔE away</source><translation>Anteile gehalten; Farben {0} ΔE entfernt</translation></message>
<message><source>asked</source><translation>verlangt</translation></message>
<message><source>got</source><translation>erhalten</translation></message>
<message><source>free</source><translation>frei</translation></message>
</context>
<context>
<name>DescribeButton</name>
<message><source>Describe the photo</source><translation>Das Foto beschreiben</translation></message>
<message><source>A model says what it sees; edit its words before the run</source><translation>Ein Modell sagt, was es sieht; die Worte lassen sich vor dem Lauf ändern</translation></message>
<message><source>Looking…</source><translation>Sieht sich das Bild an…</translation></message>
</context>
<context>
<name>DiagnosticsDialog</name>
<message><source>Diagnostics</source><translation>Diagnose</translation></message>
<message><source>Looking at this installation…</source><translation>Die Installation wird angesehen…</translation></message>
<message><source>&amp;Copy</source><translation>&amp;Kopieren</translation></message>
<message><source>&amp;Save…</source><translation>&amp;Speichern…</translation></message>
<message><source>Open &amp;log folder</source><translation>&amp;Protokollordner öffnen</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>For a report of a fault</source><translation>Für die Meldung eines Fehlers</translation></message>
<message><source>This stays on your computer: nothing is sent. Names of you, of your folders and of your pictures are taken out; read it before you pass it on.</source><translation>Das bleibt auf Ihrem Computer: Nichts wird gesendet. Ihr Name und die Namen Ihrer Ordner und Bilder sind entfernt; lesen Sie es, bevor Sie es weitergeben.</translation></message>
<message><source>Diagnostics copied.</source><translation>Die Diagnose wurde kopiert.</translation></message>
<message><source>Save diagnostics</source><translation>Diagnose speichern</translation></message>
</context>
<context>
<name>Dock</name>
<message><source>Hide {0}</source><translation>{0} ausblenden</translation></message>
</context>
<context>
<name>Environments</name>
<message><source>Safe mode leaves the GPU pack aside.</source><translation type="unfinished"></translation></message>
<message><source>COLORSTUDIO_GPU_PACK=off leaves the GPU pack aside.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack was left aside: torch had been imported before.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack is not there any more. Install it again.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack is damaged. Install it again.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack is for another version of Python. Install it again.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack is of another version of ColorStudio. Install it again; what is still the same is not downloaded anew.</source><translation type="unfinished"></translation></message>
<message><source>The last start with the GPU pack ended before it was ready, so it is left aside.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Export</name>
<message><source>Lossless: the lightness of the photo is kept.</source><translation>Verlustfrei: die Helligkeit des Fotos bleibt erhalten.</translation></message>
<message><source>Lossless: every pixel as it was made for the file.</source><translation>Verlustfrei: jedes Pixel, wie es für die Datei gemacht wurde.</translation></message>
<message><source>Lossy: smaller files, and no promise about lightness.</source><translation>Verlustbehaftet: kleinere Dateien, aber keine Zusage zur Helligkeit.</translation></message>
<message><source>Layers as they are; colour is baked, so that other programs show it.</source><translation>Ebenen, wie sie sind; Farbe wird eingerechnet, damit andere Programme sie zeigen.</translation></message>
</context>
<context>
<name>ExportDialog</name>
<message><source>Export</source><translation>Exportieren</translation></message>
<message><source>Folder</source><translation>Ordner</translation></message>
<message><source>Choose the folder</source><translation>Den Ordner wählen</translation></message>
<message><source>Format</source><translation>Format</translation></message>
<message><source>Quality</source><translation>Qualität</translation></message>
<message><source>Scale down</source><translation>Verkleinern</translation></message>
<message><source>In linear light, and only where the picture is larger</source><translation>In linearem Licht, und nur wo das Bild größer ist</translation></message>
<message><source>Longer side</source><translation>Längere Seite</translation></message>
<message><source>Convert to sRGB</source><translation>In sRGB umwandeln</translation></message>
<message><source>For the web and for programs that know no profiles</source><translation>Für das Web und für Programme, die keine Profile kennen</translation></message>
<message><source>One file per layer</source><translation>Eine Datei je Ebene</translation></message>
<message><source>Flats of the drawing</source><translation>Flächen der Zeichnung</translation></message>
<message><source>Flats: one layer per part</source><translation>Flächen: eine Ebene je Teil</translation></message>
<message><source>Flats: one layer per colour</source><translation>Flächen: eine Ebene je Farbe</translation></message>
<message><source>Flats: one layer per region</source><translation>Flächen: eine Ebene je Region</translation></message>
<message><source>Made with models that may not be used commercially: {0}. That may hold for the picture, too.</source><translation>Mit Modellen gemacht, die nicht gewerblich genutzt werden dürfen: {0}. Das kann auch für das Bild gelten.</translation></message>
<message><source>Camera data and recipe</source><translation>Kameradaten und Rezept</translation></message>
<message><source>The place where it was taken (GPS)</source><translation>Der Ort der Aufnahme (GPS)</translation></message>
<message><source>In the tone of the original scan</source><translation>Im Ton des ursprünglichen Scans</translation></message>
<message><source>The cast that was neutralised lies over the result again</source><translation>Der neutralisierte Farbstich liegt wieder über dem Ergebnis</translation></message>
<message><source>&amp;Export</source><translation>&amp;Exportieren</translation></message>
<message><source>&amp;Preset</source><translation>&amp;Vorgabe</translation></message>
<message><source>&amp;Name</source><translation>&amp;Name</translation></message>
<message><source>Fol&amp;der</source><translation>&amp;Ordner</translation></message>
<message><source>&amp;Format</source><translation>&amp;Format</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
<message><source>“{0}” is there already. Replace it?</source><translation>„{0}“ gibt es schon. Ersetzen?</translation></message>
<message><source>&amp;Replace</source><translation>E&amp;rsetzen</translation></message>
</context>
<context>
<name>Files</name>
<message><source>{0} (copy)</source><translation>{0} (Kopie)</translation></message>
<message><source>“{0}” is open in another window. This is a copy: saving asks for a place.</source><translation>„{0}“ ist in einem anderen Fenster geöffnet. Dies ist eine Kopie: Beim Speichern wird nach einem Ort gefragt.</translation></message>
<message><source>“{0}” is open in another window.</source><translation>„{0}“ ist in einem anderen Fenster geöffnet.</translation></message>
<message><source>Choose another name.</source><translation>Wählen Sie einen anderen Namen.</translation></message>
<message><source>Saved {0}.</source><translation>{0} wurde gespeichert.</translation></message>
<message numerus="yes"><source>Exported %n layers.</source><translation><numerusform>%n Ebene wurde exportiert.</numerusform><numerusform>%n Ebenen wurden exportiert.</numerusform></translation></message>
<message><source>Exported {0}.</source><translation>{0} wurde exportiert.</translation></message>
<message><source>Lightness kept to {0} L*.</source><translation>Helligkeit auf {0} L* genau gehalten.</translation></message>
<message><source>Save elsewhere…</source><translation>Anderswo speichern…</translation></message>
<message><source>Export elsewhere…</source><translation>Anderswohin exportieren…</translation></message>
<message><source>Untitled {0}</source><translation>Unbenannt {0}</translation></message>
</context>
<context>
<name>FilmRow</name>
<message><source>A quick picture at {0}</source><translation>Ein schnelles Bild bei {0}</translation></message>
</context>
<context>
<name>Form</name>
<message><source>Window</source><translation>Fenster</translation></message>
<message><source>Pen</source><translation>Stift</translation></message>
<message><source>Theme</source><translation>Thema</translation></message>
<message><source>Language</source><translation>Sprache</translation></message>
<message><source>Size of everything</source><translation>Größe von allem</translation></message>
<message><source>On top of the size that the system asks for</source><translation>Zusätzlich zur Größe, die das System vorgibt</translation></message>
<message><source>Compact controls</source><translation>Kompakte Bedienelemente</translation></message>
<message><source>Fields of 24 instead of 28 pixels</source><translation>Felder von 24 statt 28 Pixeln</translation></message>
<message><source>Pressure changes the size</source><translation>Druck ändert die Größe</translation></message>
<message><source>Pressure changes the opacity</source><translation>Druck ändert die Deckkraft</translation></message>
<message><source>Smooth strokes</source><translation>Striche glätten</translation></message>
<message><source>Files</source><translation>Dateien</translation></message>
<message><source>Largest picture</source><translation>Größtes Bild</translation></message>
<message><source>Larger ones are refused: a broken file cannot fill memory</source><translation>Größere werden abgelehnt: eine kaputte Datei kann den Speicher nicht füllen</translation></message>
<message><source>JPEG and WebP quality</source><translation>Qualität von JPEG und WebP</translation></message>
<message><source>Keep camera data on export</source><translation>Kameradaten beim Export behalten</translation></message>
<message><source>Keep the place (GPS) on export</source><translation>Den Ort (GPS) beim Export behalten</translation></message>
<message><source>Names of colourways</source><translation>Namen der Farbvarianten</translation></message>
<message><source>With {name}, {layer}, {color}, {color_name}, {date}, {n}</source><translation>Mit {name}, {layer}, {color}, {color_name}, {date}, {n}</translation></message>
<message><source>Models</source><translation>Modelle</translation></message>
<message><source>Hide non-commercial ways</source><translation>Nicht gewerbliche Wege ausblenden</translation></message>
<message><source>Models that may not be used commercially are left out</source><translation>Modelle, die nicht gewerblich genutzt werden dürfen, bleiben weg</translation></message>
<message><source>Suggest colours of a model</source><translation type="unfinished"></translation></message>
<message><source>While you pause, a quick model colours a small copy of the photo eight times; a few seconds of work, once per photo</source><translation type="unfinished"></translation></message>
<message><source>As the system</source><translation>Wie das System</translation></message>
</context>
<context>
<name>GenerateSection</name>
<message><source>Make a picture</source><translation>Ein Bild machen</translation></message>
<message><source>A small picture of what the weights were trained on, without words. It has no colour that is not given.</source><translation>Ein kleines Bild von dem, womit die Gewichte trainiert wurden, ohne Worte. Es hat keine Farbe, die nicht vorgegeben ist.</translation></message>
<message><source>Size of the new picture</source><translation>Größe des neuen Bildes</translation></message>
<message><source>{0} × {1}</source><translation>{0} × {1}</translation></message>
<message><source>Another size</source><translation>Andere Größe</translation></message>
<message><source>Width</source><translation>Breite</translation></message>
<message><source>Height</source><translation>Höhe</translation></message>
<message><source>Each pixel</source><translation>Jedes Pixel</translation></message>
<message><source>Each pixel becomes a square of so many</source><translation>Jedes Pixel wird ein Quadrat von so vielen</translation></message>
<message><source>Only inside the mask</source><translation>Nur innerhalb der Maske</translation></message>
<message><source>What is to be seen</source><translation>Was zu sehen sein soll</translation></message>
<message><source>What is to be seen: a fox in the snow</source><translation>Was zu sehen sein soll (englisch): a fox in the snow</translation></message>
<message><source>What is not to be seen</source><translation>Was nicht zu sehen sein soll</translation></message>
<message><source>Leave out</source><translation>Weglassen</translation></message>
<message><source>How the colours end up</source><translation>Wie die Farben am Ende sind</translation></message>
<message><source>Variants</source><translation>Varianten</translation></message>
<message><source>A new picture, {0} × {1}</source><translation>Ein neues Bild, {0} × {1}</translation></message>
<message><source>A new picture</source><translation>Ein neues Bild</translation></message>
<message><source>Over this picture, each pixel {0} × {0}</source><translation>Über diesem Bild, jedes Pixel {0} × {0}</translation></message>
<message><source>Over this picture, {0} × {1}</source><translation>Über diesem Bild, {0} × {1}</translation></message>
<message><source>The palette is empty.</source><translation type="unfinished"></translation></message>
<message><source>Add the colours that the picture is to be made of.</source><translation>Die Farben hinzufügen, aus denen das Bild gemacht werden soll.</translation></message>
<message><source>Picture from the palette</source><translation>Bild aus der Palette</translation></message>
<message><source>{0} ({1})</source><translation>{0} ({1})</translation></message>
</context>
<context>
<name>GpuPackOffer</name>
<message><source>{0} could run the models, many times faster. {1} to download.</source><translation type="unfinished"></translation></message>
<message><source>Graphics &amp;card…</source><translation type="unfinished"></translation></message>
<message><source>Do not offer this again</source><translation type="unfinished"></translation></message>
<message><source>Graphics card…</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>GpuPackWork</name>
<message><source>It works on {0}. Start ColorStudio again to use it.</source><translation type="unfinished"></translation></message>
<message><source>Install the GPU pack</source><translation type="unfinished"></translation></message>
<message><source>Start ColorStudio again to use it.</source><translation type="unfinished"></translation></message>
<message><source>Choose a GPU pack</source><translation type="unfinished"></translation></message>
<message><source>the libraries that came with ColorStudio</source><translation type="unfinished"></translation></message>
<message><source>The next start uses {0}.</source><translation type="unfinished"></translation></message>
<message><source>Go back to the GPU pack before</source><translation type="unfinished"></translation></message>
<message><source>Whole: every byte is as it was.</source><translation>Vollständig: jedes Byte ist, wie es war.</translation></message>
<message><source>{0} files are damaged, the first is {1}. Install the pack again.</source><translation type="unfinished"></translation></message>
<message><source>Verify the GPU pack</source><translation type="unfinished"></translation></message>
<message><source>It is deleted after the next start: this window runs on it.</source><translation type="unfinished"></translation></message>
<message><source>Removed.</source><translation type="unfinished"></translation></message>
<message><source>Remove the GPU pack</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>GraphicsCard</name>
<message><source>Chosen</source><translation type="unfinished"></translation></message>
<message><source>The one before</source><translation type="unfinished"></translation></message>
<message><source>Not in use</source><translation type="unfinished"></translation></message>
<message><source>Not finished</source><translation>Nicht fertig</translation></message>
<message><source>Pack</source><translation type="unfinished"></translation></message>
<message><source>State</source><translation>Zustand</translation></message>
<message><source>Size</source><translation>Größe</translation></message>
<message><source>This window runs on the GPU pack “{0}”, torch {1}.</source><translation type="unfinished"></translation></message>
<message><source>This window runs on the libraries that came with ColorStudio.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>GraphicsCardDialog</name>
<message><source>Graphics card</source><translation type="unfinished"></translation></message>
<message><source>Read the &amp;licence</source><translation>Die &amp;Lizenz lesen</translation></message>
<message><source>&amp;Install</source><translation>&amp;Installieren</translation></message>
<message><source>From a &amp;folder…</source><translation type="unfinished"></translation></message>
<message><source>&amp;Stop</source><translation>&amp;Anhalten</translation></message>
<message><source>What happened</source><translation>Was geschah</translation></message>
<message><source>GPU packs on this computer</source><translation type="unfinished"></translation></message>
<message><source>Start &amp;again now</source><translation type="unfinished"></translation></message>
<message><source>&amp;Go back</source><translation type="unfinished"></translation></message>
<message><source>Choose what was in use before; once more goes forward again</source><translation type="unfinished"></translation></message>
<message><source>&amp;Use it</source><translation type="unfinished"></translation></message>
<message><source>&amp;Verify</source><translation>&amp;Prüfen</translation></message>
<message><source>&amp;Remove…</source><translation>&amp;Entfernen…</translation></message>
<message><source>On this computer</source><translation type="unfinished"></translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>Looking for a graphics card…</source><translation type="unfinished"></translation></message>
<message><source>{0} (driver {1})</source><translation type="unfinished"></translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation type="unfinished"></translation></message>
<message><source>No GPU pack</source><translation type="unfinished"></translation></message>
<message><source>There is none for this system: models run on what came along.</source><translation type="unfinished"></translation></message>
<message><source>GPU pack: {0}</source><translation type="unfinished"></translation></message>
<message><source>With it, models run on the card, many times faster. {0} to download, {1} on the disk.</source><translation type="unfinished"></translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} sind schon da; das Installieren macht dort weiter.</translation></message>
<message><source>Go &amp;on</source><translation>&amp;Weitermachen</translation></message>
<message><source>A GPU pack is installed. Install it anew, or only try it out again?</source><translation type="unfinished"></translation></message>
<message><source>&amp;Install anew</source><translation type="unfinished"></translation></message>
<message><source>&amp;Try out</source><translation type="unfinished"></translation></message>
<message><source>Folder with the files of the GPU pack</source><translation type="unfinished"></translation></message>
<message><source>Delete “{0}” ({1}) from the disk?</source><translation>„{0}“ ({1}) von der Platte löschen?</translation></message>
<message><source>&amp;Remove</source><translation>&amp;Entfernen</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
</context>
<context>
<name>HeatBox</name>
<message><source>Reference</source><translation>Referenz</translation></message>
<message><source>Thresholds</source><translation>Schwellen</translation></message>
<message><source>Threshold {0}</source><translation>Schwelle {0}</translation></message>
<message><source>Look for words in the reference</source><translation>Worte in der Referenz suchen</translation></message>
<message><source>Looking…</source><translation>Sieht sich das Bild an…</translation></message>
<message><source>Say where, and the places are shown on the reference.</source><translation>Sagen, wo, und die Stellen werden auf der Referenz gezeigt.</translation></message>
<message><source>Add a reference: the places are shown on it.</source><translation>Eine Referenz hinzufügen: die Stellen werden auf ihr gezeigt.</translation></message>
<message><source>These words tell no place from another: the change goes everywhere.</source><translation>Diese Worte unterscheiden keine Stelle von einer anderen: die Änderung wirkt überall.</translation></message>
</context>
<context>
<name>HelpWindow</name>
<message><source>Help</source><translation type="unfinished"></translation></message>
<message><source>Search help</source><translation type="unfinished"></translation></message>
<message><source>Contents</source><translation type="unfinished"></translation></message>
<message><source>Page</source><translation type="unfinished"></translation></message>
<message><source>Back (Alt+Left)</source><translation type="unfinished"></translation></message>
<message><source>Forward (Alt+Right)</source><translation type="unfinished"></translation></message>
<message><source>{0} – Help</source><translation type="unfinished"></translation></message>
<message><source>{0} – {1}</source><translation type="unfinished"></translation></message>
<message><source>Nothing was found. Try fewer or other words.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>HintTree</name>
<message><source>Hints</source><translation>Hinweise</translation></message>
</context>
<context>
<name>HintsPanel</name>
<message><source>Click a place in the photo to say what colour it has. The rest follows.</source><translation>Eine Stelle im Foto anklicken und sagen, welche Farbe sie hat. Der Rest folgt.</translation></message>
<message><source>New group</source><translation>Neue Gruppe</translation></message>
<message><source>Give the chosen hints the colour in hand</source><translation>Den gewählten Hinweisen die Farbe in der Hand geben</translation></message>
<message><source>Pin: the colour holds at the hint even where another took the place</source><translation>Anheften: die Farbe gilt am Hinweis, auch wo ein anderer die Stelle genommen hat</translation></message>
<message><source>Delete the chosen hints</source><translation>Die gewählten Hinweise löschen</translation></message>
<message><source>Hidden</source><translation>Ausgeblendet</translation></message>
<message><source>Shown</source><translation>Gezeigt</translation></message>
<message><source>{0} {1}. Click to recolour.</source><translation>{0} {1}. Klicken, um umzufärben.</translation></message>
<message><source>Without group</source><translation>Ohne Gruppe</translation></message>
<message><source>{0} of {1} differ from what was asked</source><translation>{0} von {1} weichen vom Verlangten ab</translation></message>
<message numerus="yes"><source>%n hints</source><translation><numerusform>%n Hinweis</numerusform><numerusform>%n Hinweise</numerusform></translation></message>
<message><source>hidden</source><translation>ausgeblendet</translation></message>
<message><source>Point</source><translation>Punkt</translation></message>
<message><source>Stroke</source><translation>Strich</translation></message>
<message><source>Keep grey</source><translation>Grau lassen</translation></message>
<message><source>Barrier</source><translation>Sperre</translation></message>
<message><source>Join</source><translation>Verbindung</translation></message>
<message><source>{0} {1}, {2}</source><translation>{0} {1}, {2}</translation></message>
<message><source>This colour cannot be reached at the lightness of the photo here.</source><translation>Diese Farbe ist bei der Helligkeit des Fotos hier nicht erreichbar.</translation></message>
<message><source>A barrier runs over this hint.</source><translation>Eine Sperre verläuft über diesen Hinweis.</translation></message>
<message><source>Another hint took the place. Pin this one to let it hold.</source><translation>Ein anderer Hinweis hat die Stelle genommen. Diesen anheften, damit er gilt.</translation></message>
<message><source>A “keep grey” stroke took the place. Pin this hint to let it hold.</source><translation>Ein Strich „Grau lassen“ hat die Stelle genommen. Diesen Hinweis anheften, damit er gilt.</translation></message>
<message><source>The mask of this hint shuts this place out.</source><translation>Die Maske dieses Hinweises schließt diese Stelle aus.</translation></message>
<message><source>Asked {0}, got {1} (ΔE00 {2}).</source><translation>Verlangt {0}, erhalten {1} (ΔE00 {2}).</translation></message>
<message><source>Recolour hints</source><translation>Hinweise umfärben</translation></message>
<message><source>Pin hints</source><translation>Hinweise anheften</translation></message>
<message><source>Unpin hints</source><translation>Hinweise lösen</translation></message>
<message><source>Delete hints</source><translation>Hinweise löschen</translation></message>
<message><source>Group {0}</source><translation>Gruppe {0}</translation></message>
<message><source>Group hints</source><translation>Hinweise gruppieren</translation></message>
<message><source>Rename group</source><translation>Gruppe umbenennen</translation></message>
<message><source>Give the colour in hand</source><translation>Die Farbe in der Hand geben</translation></message>
<message><source>Pin or unpin</source><translation>Anheften oder lösen</translation></message>
<message><source>Move to a new group</source><translation>In eine neue Gruppe verschieben</translation></message>
<message><source>Delete</source><translation>Löschen</translation></message>
<message><source>Rename</source><translation>Umbenennen</translation></message>
</context>
<context>
<name>Histogram</name>
<message><source>Histogram</source><translation>Histogramm</translation></message>
</context>
<context>
<name>HistoryPanel</name>
<message><source>History</source><translation>Verlauf</translation></message>
<message><source>Opened</source><translation>Geöffnet</translation></message>
<message><source>{0}, undone</source><translation>{0}, rückgängig gemacht</translation></message>
</context>
<context>
<name>HoverCard</name>
<message><source>Asked</source><translation>Verlangt</translation></message>
<message><source>Got</source><translation>Erhalten</translation></message>
<message><source>Pin</source><translation>Anheften</translation></message>
<message><source>More…</source><translation>Mehr…</translation></message>
<message><source>Group: {0}</source><translation>Gruppe: {0}</translation></message>
<message><source>Pinned.</source><translation>Angeheftet.</translation></message>
</context>
<context>
<name>IdleSeeds</name>
<message><source>Colours for suggestions</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>InksBox</name>
<message><source>Inks for print</source><translation>Druckfarben</translation></message>
<message><source>Resolution</source><translation>Auflösung</translation></message>
<message><source>Trap</source><translation>Überfüllung</translation></message>
<message><source>Least line</source><translation>Kleinste Linie</translation></message>
<message><source>Least island</source><translation>Kleinste Insel</translation></message>
<message><source>Halftone</source><translation>Raster</translation></message>
<message><source>Angle</source><translation>Winkel</translation></message>
<message><source>Depth of the plates</source><translation>Tiefe der Platten</translation></message>
<message><source>1 bit</source><translation>1 Bit</translation></message>
<message><source>8 bit</source><translation>8 Bit</translation></message>
<message><source>Underbase</source><translation>Unterdruck</translation></message>
<message><source>Proof</source><translation>Proof</translation></message>
<message><source>Save plates…</source><translation>Platten speichern…</translation></message>
<message numerus="yes"><source>%n plates were written to {0}.</source><translation><numerusform>%n Platte wurde nach {0} geschrieben.</numerusform><numerusform>%n Platten wurden nach {0} geschrieben.</numerusform></translation></message>
<message><source>Save plates</source><translation>Platten speichern</translation></message>
<message><source>Separate inks</source><translation>Druckfarben trennen</translation></message>
<message numerus="yes"><source>{0}. Third ink on {1} % of the edges; %n islands removed.</source><translation><numerusform>{0}. Dritte Farbe auf {1} % der Kanten; %n Insel entfernt.</numerusform><numerusform>{0}. Dritte Farbe auf {1} % der Kanten; %n Inseln entfernt.</numerusform></translation></message>
<message><source>Folder for the plates</source><translation>Ordner für die Platten</translation></message>
</context>
<context>
<name>JobBar</name>
<message><source>Stopping…</source><translation>Hält an…</translation></message>
<message><source>Waiting</source><translation>Wartet</translation></message>
<message><source>Working…</source><translation>Arbeitet…</translation></message>
</context>
<context>
<name>JobRow</name>
<message><source>Cancel {0}</source><translation>{0} abbrechen</translation></message>
<message><source>Earlier</source><translation>Früher</translation></message>
<message><source>Later</source><translation>Später</translation></message>
<message><source>Stopping…</source><translation>Hält an…</translation></message>
<message><source>Waiting</source><translation>Wartet</translation></message>
<message><source>Working…</source><translation>Arbeitet…</translation></message>
</context>
<context>
<name>JobsPanel</name>
<message><source>Nothing is running.</source><translation>Es läuft nichts.</translation></message>
<message><source>Cancel all jobs that wait</source><translation>Alle wartenden Aufgaben abbrechen</translation></message>
<message><source>{0} waiting</source><translation>{0} warten</translation></message>
</context>
<context>
<name>LayerModel</name>
<message><source>Shown</source><translation>Gezeigt</translation></message>
<message><source>Hidden</source><translation>Ausgeblendet</translation></message>
<message><source>hidden</source><translation>ausgeblendet</translation></message>
<message><source>locked</source><translation>gesperrt</translation></message>
<message><source>masked</source><translation>maskiert</translation></message>
<message><source>{0} % opaque</source><translation>{0} % deckend</translation></message>
<message><source>pixel layer</source><translation>Pixelebene</translation></message>
<message><source>colour layer</source><translation>Farbebene</translation></message>
<message><source>answer to the hints</source><translation>Antwort auf die Hinweise</translation></message>
<message><source>group</source><translation>Gruppe</translation></message>
</context>
<context>
<name>LayerNames</name>
<message><source>Photo</source><translation>Foto</translation></message>
<message><source>Colour from hints</source><translation>Farbe aus Hinweisen</translation></message>
<message><source>Flats from hints</source><translation>Flächen aus Hinweisen</translation></message>
<message><source>Flats</source><translation>Flächen</translation></message>
<message><source>Ink</source><translation>Tusche</translation></message>
<message><source>Shade</source><translation>Schatten</translation></message>
<message><source>Shade of the model</source><translation>Schatten des Modells</translation></message>
</context>
<context>
<name>LayerTree</name>
<message><source>Layers</source><translation>Ebenen</translation></message>
</context>
<context>
<name>Layers</name>
<message><source>Paint</source><translation>Malen</translation></message>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>Group</source><translation>Gruppe</translation></message>
<message><source>New group</source><translation>Neue Gruppe</translation></message>
<message><source>There is one answer to the hints. Make a colour layer from it to keep a copy.</source><translation>Es gibt nur eine Antwort auf die Hinweise. Für eine Kopie eine Farbebene daraus machen.</translation></message>
<message><source>{0} copy</source><translation>{0} Kopie</translation></message>
<message><source>Duplicate layer</source><translation>Ebene duplizieren</translation></message>
<message><source>Move layer</source><translation>Ebene verschieben</translation></message>
</context>
<context>
<name>LayersPanel</name>
<message><source>Blend mode</source><translation>Füllmethode</translation></message>
<message><source>Opacity</source><translation>Deckkraft</translation></message>
<message><source>Lock layer</source><translation>Ebene sperren</translation></message>
<message><source>New pixel layer</source><translation>Neue Pixelebene</translation></message>
<message><source>New colour layer</source><translation>Neue Farbebene</translation></message>
<message><source>New group</source><translation>Neue Gruppe</translation></message>
<message><source>Duplicate layer</source><translation>Ebene duplizieren</translation></message>
<message><source>Delete layer</source><translation>Ebene löschen</translation></message>
</context>
<context>
<name>Levels</name>
<message><source>Choose a pixel layer first.</source><translation>Zuerst eine Pixelebene wählen.</translation></message>
</context>
<context>
<name>LevelsDialog</name>
<message><source>Levels</source><translation>Tonwerte</translation></message>
<message><source>Black</source><translation>Schwarz</translation></message>
<message><source>White</source><translation>Weiß</translation></message>
<message><source>Middle</source><translation>Mitte</translation></message>
<message><source>Show the &amp;result</source><translation>Das &amp;Ergebnis zeigen</translation></message>
<message><source>&amp;OK</source><translation>&amp;OK</translation></message>
<message><source>&amp;Automatic</source><translation>&amp;Automatisch</translation></message>
<message><source>Re&amp;set</source><translation>&amp;Zurücksetzen</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
</context>
<context>
<name>LightnessStrip</name>
<message><source>Lightness</source><translation>Helligkeit</translation></message>
<message><source>Lightness L*</source><translation>Helligkeit L*</translation></message>
<message><source>L* {0}</source><translation>L* {0}</translation></message>
</context>
<context>
<name>LoraRows</name>
<message><source>Add a LoRA</source><translation>Ein LoRA hinzufügen</translation></message>
<message><source>A LoRA gives the model another style or another subject</source><translation>Ein LoRA gibt dem Modell einen anderen Stil oder ein anderes Motiv</translation></message>
</context>
<context>
<name>MainWindow</name>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>Layers</source><translation>Ebenen</translation></message>
<message><source>Masks</source><translation>Masken</translation></message>
<message><source>History</source><translation>Verlauf</translation></message>
<message><source>Jobs</source><translation>Aufgaben</translation></message>
<message><source>ColorStudio (safe mode)</source><translation type="unfinished"></translation></message>
<message><source>No files yet</source><translation>Noch keine Dateien</translation></message>
<message><source>Press Esc again to cancel “{0}”.</source><translation>Esc noch einmal drücken, um „{0}“ abzubrechen.</translation></message>
<message><source>The window closes when this is done: {0}.</source><translation>Das Fenster schließt, wenn dies fertig ist: {0}.</translation></message>
</context>
<context>
<name>MaskList</name>
<message><source>Masks</source><translation>Masken</translation></message>
</context>
<context>
<name>Masks</name>
<message><source>Select</source><translation>Auswählen</translation></message>
<message><source>Add to mask</source><translation>Zur Maske hinzufügen</translation></message>
<message><source>Take away from mask</source><translation>Von der Maske wegnehmen</translation></message>
<message><source>Intersect mask</source><translation>Maske überschneiden</translation></message>
<message><source>Colourways of {0}</source><translation>Farbvarianten von {0}</translation></message>
<message><source>Mask {0}</source><translation>Maske {0}</translation></message>
<message><source>There is no mask yet to take away from.</source><translation>Es gibt noch keine Maske, von der etwas weggenommen werden könnte.</translation></message>
<message><source>Select first.</source><translation>Zuerst auswählen.</translation></message>
<message><source>No mask is chosen.</source><translation>Keine Maske ist gewählt.</translation></message>
<message><source>Select something first.</source><translation>Zuerst etwas auswählen.</translation></message>
<message><source>The mask “{0}” is gone.</source><translation>Die Maske „{0}“ gibt es nicht mehr.</translation></message>
<message><source>Choose another one.</source><translation type="unfinished"></translation></message>
<message><source>Invert mask</source><translation>Maske umkehren</translation></message>
<message><source>Grow mask</source><translation>Maske erweitern</translation></message>
<message><source>Shrink mask</source><translation>Maske verkleinern</translation></message>
<message><source>Feather mask</source><translation>Maske weichzeichnen</translation></message>
<message><source>New mask</source><translation>Neue Maske</translation></message>
<message><source>{0} copy</source><translation>{0} Kopie</translation></message>
<message><source>Duplicate mask</source><translation>Maske duplizieren</translation></message>
<message><source>Delete mask</source><translation>Maske löschen</translation></message>
<message><source>Rename mask</source><translation>Maske umbenennen</translation></message>
<message><source>Load mask</source><translation>Maske laden</translation></message>
<message><source>Saved {0}.</source><translation>{0} wurde gespeichert.</translation></message>
<message><source>Save mask</source><translation>Maske speichern</translation></message>
</context>
<context>
<name>MasksPanel</name>
<message><source>Click the object. Shift-click to take away.</source><translation>Das Objekt anklicken. Umschalt-Klick nimmt weg.</translation></message>
<message><source>Show the outline of the mask</source><translation>Den Umriss der Maske zeigen</translation></message>
<message><source>By</source><translation>Um</translation></message>
<message><source>How far to grow, shrink or feather</source><translation>Wie weit erweitert, verkleinert oder weichgezeichnet wird</translation></message>
<message><source>New mask</source><translation>Neue Maske</translation></message>
<message><source>Duplicate mask</source><translation>Maske duplizieren</translation></message>
<message><source>Load mask…</source><translation>Maske laden…</translation></message>
<message><source>Save mask…</source><translation>Maske speichern…</translation></message>
<message><source>Delete mask</source><translation>Maske löschen</translation></message>
<message><source>Grow</source><translation>Erweitern</translation></message>
<message><source>Shrink</source><translation>Verkleinern</translation></message>
<message><source>Feather</source><translation>Weichzeichnen</translation></message>
<message><source>Invert</source><translation>Umkehren</translation></message>
<message><source>Combine with another mask</source><translation>Mit einer anderen Maske verbinden</translation></message>
<message><source>Mask</source><translation>Maske</translation></message>
<message><source>&amp;Rename</source><translation>&amp;Umbenennen</translation></message>
<message><source>&amp;Add</source><translation>&amp;Hinzufügen</translation></message>
<message><source>&amp;Take Away</source><translation>&amp;Wegnehmen</translation></message>
<message><source>&amp;Keep What Is Common With</source><translation>&amp;Gemeinsames behalten mit</translation></message>
<message><source>Load mask</source><translation>Maske laden</translation></message>
<message><source>Save mask</source><translation>Maske speichern</translation></message>
<message><source>Pictures ({0})</source><translation>Bilder ({0})</translation></message>
</context>
<context>
<name>ModelDetails</name>
<message><source>Read the &amp;licence</source><translation>Die &amp;Lizenz lesen</translation></message>
<message><source>Kind of Stable Diffusion 2</source><translation>Art von Stable Diffusion 2</translation></message>
<message><source>Answers with the noise (base, 512 pixels)</source><translation>Antwortet mit dem Rauschen (base, 512 Pixel)</translation></message>
<message><source>Answers with the velocity (768 pixels)</source><translation>Antwortet mit der Geschwindigkeit (768 Pixel)</translation></message>
<message><source>I &amp;accept this licence</source><translation>Ich &amp;nehme diese Lizenz an</translation></message>
<message><source>Repository on the hub</source><translation>Ablage auf dem Hub</translation></message>
<message><source>OWNER/NAME; another one that has the same files will do</source><translation>BESITZER/NAME; eine andere mit denselben Dateien tut es auch</translation></message>
<message><source>Fetch &amp;from</source><translation>&amp;Holen von</translation></message>
<message><source>What happened</source><translation>Was geschah</translation></message>
<message><source>Not for commercial use.</source><translation>Nicht für gewerbliche Nutzung.</translation></message>
</context>
<context>
<name>ModelRuns</name>
<message><source>The graphics card failed ({0}). Models run on the processor until the program is started again. Your picture is kept.</source><translation>Die Grafikkarte ist ausgefallen ({0}). Modelle rechnen bis zum nächsten Start auf dem Prozessor. Ihr Bild bleibt erhalten.</translation></message>
<message><source>Restart</source><translation>Neu starten</translation></message>
</context>
<context>
<name>ModelSection</name>
<message><source>Way</source><translation>Weg</translation></message>
<message><source>How the model works</source><translation>Wie das Modell arbeitet</translation></message>
<message><source>Model</source><translation>Modell</translation></message>
<message><source>The weights that are used</source><translation>Die Gewichte, die benutzt werden</translation></message>
<message><source>Get a model…</source><translation>Ein Modell holen…</translation></message>
<message><source>More</source><translation>Mehr</translation></message>
<message><source>Looking for models…</source><translation>Sucht nach Modellen…</translation></message>
<message><source>This asks a model, and none that fits is on this computer.</source><translation>Dies fragt ein Modell, und keines, das passt, ist auf diesem Rechner.</translation></message>
<message><source>This asks a model, such as {0}: {1}, licence {2}.</source><translation>Dies fragt ein Modell wie {0}: {1}, Lizenz {2}.</translation></message>
</context>
<context>
<name>ModelWork</name>
<message><source>Installed.</source><translation>Installiert.</translation></message>
<message><source>Install {0}</source><translation>{0} installieren</translation></message>
<message><source>Whole: every byte is as it was.</source><translation>Vollständig: jedes Byte ist, wie es war.</translation></message>
<message><source>Verify {0}</source><translation>{0} prüfen</translation></message>
<message><source>Repaired: {0}.</source><translation>Repariert: {0}.</translation></message>
<message><source>Whole.</source><translation>Vollständig.</translation></message>
<message><source>Repair {0}</source><translation>{0} reparieren</translation></message>
<message><source>Note the kind of {0}</source><translation>Art von {0} vermerken</translation></message>
<message><source>Remove {0}</source><translation>{0} entfernen</translation></message>
<message><source>Import {0}</source><translation>{0} importieren</translation></message>
</context>
<context>
<name>Models</name>
<message><source>Installed</source><translation>Installiert</translation></message>
<message><source>Comes with ColorStudio</source><translation>Liegt ColorStudio bei</translation></message>
<message><source>Damaged</source><translation>Beschädigt</translation></message>
<message><source>Found</source><translation>Gefunden</translation></message>
<message><source>Not finished</source><translation>Nicht fertig</translation></message>
<message><source>Can be installed</source><translation>Kann installiert werden</translation></message>
<message><source>Taken off the hub</source><translation>Vom Hub genommen</translation></message>
<message><source>Model</source><translation>Modell</translation></message>
<message><source>State</source><translation>Zustand</translation></message>
<message><source>Size</source><translation>Größe</translation></message>
<message><source>Licence</source><translation>Lizenz</translation></message>
<message><source>Weights ({0})</source><translation>Gewichte ({0})</translation></message>
</context>
<context>
<name>ModelsDialog</name>
<message><source>Models</source><translation>Modelle</translation></message>
<message><source>&amp;Install</source><translation>&amp;Installieren</translation></message>
<message><source>&amp;Stop</source><translation>&amp;Anhalten</translation></message>
<message><source>&amp;Verify</source><translation>&amp;Prüfen</translation></message>
<message><source>Re&amp;pair</source><translation>&amp;Reparieren</translation></message>
<message><source>&amp;Remove…</source><translation>&amp;Entfernen…</translation></message>
<message><source>I&amp;mport…</source><translation>I&amp;mportieren…</translation></message>
<message><source>&amp;Folder of another program…</source><translation>&amp;Ordner eines anderen Programms…</translation></message>
<message><source>Hide non-commercial ways</source><translation>Nicht gewerbliche Wege ausblenden</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>{0}, not commercial</source><translation>{0}, nicht gewerblich</translation></message>
<message><source>Not to be had</source><translation>Nicht zu haben</translation></message>
<message><source>Not published</source><translation>Nicht veröffentlicht</translation></message>
<message><source>It goes to {0}.</source><translation>Kommt nach {0}.</translation></message>
<message><source>{0}, {1} left</source><translation>{0}, noch {1}</translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} sind schon da; das Installieren macht dort weiter.</translation></message>
<message><source>Files are missing or cut off. Install ColorStudio again.</source><translation>Dateien fehlen oder sind abgeschnitten. ColorStudio neu installieren.</translation></message>
<message><source>Files are missing or cut off. Repair fetches them anew.</source><translation>Dateien fehlen oder sind abgeschnitten. „Reparieren“ holt sie neu.</translation></message>
<message><source>Used by {0}.</source><translation>Benutzt von {0}.</translation></message>
<message><source>Go &amp;on</source><translation>&amp;Weitermachen</translation></message>
<message><source>Use “{0}” no more? Its files stay where they are.</source><translation>„{0}“ nicht mehr benutzen? Die Dateien bleiben, wo sie sind.</translation></message>
<message><source>Throw away what has come of “{0}”?</source><translation>Wegwerfen, was von „{0}“ gekommen ist?</translation></message>
<message><source>Delete “{0}” ({1}) from the disk?</source><translation>„{0}“ ({1}) von der Platte löschen?</translation></message>
<message><source>&amp;Remove</source><translation>&amp;Entfernen</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
<message><source>&amp;File of weights…</source><translation>&amp;Datei mit Gewichten…</translation></message>
<message><source>Folder of &amp;diffusers or transformers…</source><translation>&amp;Ordner von diffusers oder transformers…</translation></message>
<message><source>Import weights</source><translation>Gewichte importieren</translation></message>
<message><source>Folder with weights, or of a program that has some</source><translation>Ordner mit Gewichten oder eines Programms, das welche hat</translation></message>
<message><source>Use “{0}” where it lies, or copy it into ColorStudio's own folder?</source><translation>„{0}“ benutzen, wo es liegt, oder in den Ordner von ColorStudio kopieren?</translation></message>
<message><source>&amp;Use it there</source><translation>&amp;Dort benutzen</translation></message>
<message><source>&amp;Copy</source><translation>&amp;Kopieren</translation></message>
</context>
<context>
<name>NameField</name>
<message><source>File name</source><translation>Dateiname</translation></message>
<message><source>Add a field to the name</source><translation>Dem Namen ein Feld hinzufügen</translation></message>
<message><source>The file needs a name.</source><translation>Die Datei braucht einen Namen.</translation></message>
<message><source>Type one.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>NewColor</name>
<message><source>New colour</source><translation>Neue Farbe</translation></message>
<message><source>New colour as #rrggbb or L a b</source><translation>Neue Farbe als #rrggbb oder L a b</translation></message>
<message><source>Take a colour from the picture (hold Alt)</source><translation>Eine Farbe aus dem Bild nehmen (Alt halten)</translation></message>
<message><source>Take the colour of another picture or of a patch</source><translation>Die Farbe eines anderen Bildes oder einer Stelle nehmen</translation></message>
<message><source>Let the reference go</source><translation>Die Referenz loslassen</translation></message>
<message><source>Colour of {0}</source><translation>Farbe von {0}</translation></message>
<message><source>From a &amp;Picture…</source><translation>Aus einem &amp;Bild…</translation></message>
<message><source>From a Patch of &amp;This Picture</source><translation>Aus einer Stelle &amp;dieses Bildes</translation></message>
<message><source>Pictures ({0})</source><translation>Bilder ({0})</translation></message>
<message><source>Reference</source><translation>Referenz</translation></message>
<message><source>A picture</source><translation>Ein Bild</translation></message>
</context>
<context>
<name>PaintSection</name>
<message><source>Colours by a model</source><translation>Farben von einem Modell</translation></message>
<message><source>A model paints the drawing in the colours of the references, or by itself. Flats and shade come under the ink; its own picture joins the candidates.</source><translation>Ein Modell malt die Zeichnung in den Farben der Referenzen oder von sich aus. Flächen und Schatten kommen unter die Tusche; sein eigenes Bild kommt zu den Kandidaten.</translation></message>
<message><source>Hold on the reference</source><translation>Treue zur Referenz</translation></message>
<message><source>How far the reference is followed: the paper's GS</source><translation>Wie weit der Referenz gefolgt wird: GS in der Veröffentlichung</translation></message>
<message><source>Another picture</source><translation>Ein anderes Bild</translation></message>
<message><source>Runs with the next seed</source><translation>Läuft mit dem nächsten Startwert</translation></message>
<message><source>No drawing is begun.</source><translation type="unfinished"></translation></message>
<message><source>Separate its ink first.</source><translation type="unfinished"></translation></message>
<message><source>The drawing is not read yet.</source><translation>Die Zeichnung ist noch nicht gelesen.</translation></message>
<message><source>Try in a moment.</source><translation>Gleich noch einmal versuchen.</translation></message>
<message><source>Painted, seed {0}</source><translation>Gemalt, Startwert {0}</translation></message>
</context>
<context>
<name>PaletteActions</name>
<message><source>{0} was written.</source><translation>{0} wurde geschrieben.</translation></message>
<message><source>{0} was written. This format does not hold: {1}.</source><translation>{0} wurde geschrieben. Dieses Format hält nicht fest: {1}.</translation></message>
<message><source>The palette</source><translation>Die Palette</translation></message>
<message><source>“{0}” is kept in this project.</source><translation>„{0}“ wird in diesem Projekt behalten.</translation></message>
</context>
<context>
<name>PalettePanel</name>
<message><source>Palette</source><translation>Palette</translation></message>
<message><source>Name of the palette</source><translation>Name der Palette</translation></message>
<message><source>Palettes and files</source><translation>Paletten und Dateien</translation></message>
<message><source>Sort</source><translation>Sortieren</translation></message>
<message><source>Take colours from the picture</source><translation>Farben aus dem Bild nehmen</translation></message>
<message><source>Add the colour in hand</source><translation>Die Farbe in der Hand hinzufügen</translation></message>
<message><source>Delete the swatch</source><translation>Das Farbfeld löschen</translation></message>
<message><source>Drop a picture or paste hex colours.</source><translation>Ein Bild hierher ziehen oder Hex-Farben einfügen.</translation></message>
<message><source>Colour as #rrggbb or L a b</source><translation>Farbe als #rrggbb oder L a b</translation></message>
<message><source>Name of the colour</source><translation>Name der Farbe</translation></message>
<message><source>Name</source><translation>Name</translation></message>
<message><source>Share</source><translation>Anteil</translation></message>
<message><source>A given share is kept to one pixel; without it, free</source><translation>Ein gegebener Anteil wird auf ein Pixel gehalten; ohne ihn: frei</translation></message>
<message><source>Lock the colour</source><translation>Die Farbe sperren</translation></message>
<message><source>Role in print</source><translation>Rolle im Druck</translation></message>
<message><source>Ink</source><translation>Tusche</translation></message>
<message><source>Paper</source><translation>Papier</translation></message>
<message><source>How the palette is applied</source><translation>Wie die Palette angewendet wird</translation></message>
<message><source>Soft: colours move, shading stays</source><translation>Weich: Farben wandern, Schattierung bleibt</translation></message>
<message><source>Exact: only these colours</source><translation>Genau: nur diese Farben</translation></message>
<message><source>Strength</source><translation>Stärke</translation></message>
<message><source>Dither</source><translation>Dithern</translation></message>
<message><source>Keep lightness</source><translation>Helligkeit behalten</translation></message>
<message><source>Take a picture's colours</source><translation>Die Farben eines Bildes nehmen</translation></message>
<message><source>Let the reference go</source><translation>Die Referenz loslassen</translation></message>
<message><source>Try it on the picture</source><translation>Am Bild ausprobieren</translation></message>
<message><source>Apply as a layer</source><translation>Als Ebene anwenden</translation></message>
<message><source>Keep the look as a candidate</source><translation>Den Look als Kandidaten behalten</translation></message>
<message><source>Apply</source><translation>Anwenden</translation></message>
<message><source>This colour is locked.</source><translation>Diese Farbe ist gesperrt.</translation></message>
<message><source>From the &amp;Picture</source><translation>Aus dem &amp;Bild</translation></message>
<message><source>From the &amp;Mask</source><translation>Aus der &amp;Maske</translation></message>
<message><source>From the &amp;Layer</source><translation>Aus der &amp;Ebene</translation></message>
<message numerus="yes"><source>%n colours</source><translation><numerusform>%n Farbe</numerusform><numerusform>%n Farben</numerusform></translation></message>
<message><source>By &amp;Lightness</source><translation>Nach &amp;Helligkeit</translation></message>
<message><source>By &amp;Hue</source><translation>Nach &amp;Farbton</translation></message>
<message><source>By &amp;Chroma</source><translation>Nach &amp;Buntheit</translation></message>
<message><source>By &amp;Share</source><translation>Nach &amp;Anteil</translation></message>
<message><source>By &amp;Name</source><translation>Nach &amp;Name</translation></message>
<message><source>&amp;Edit…</source><translation>&amp;Bearbeiten…</translation></message>
<message><source>&amp;Copy Hex</source><translation>Hex &amp;kopieren</translation></message>
<message><source>Fix or Free the &amp;Share</source><translation>An&amp;teil festlegen oder freigeben</translation></message>
<message><source>&amp;Delete</source><translation>&amp;Löschen</translation></message>
<message><source>{0} (project)</source><translation>{0} (Projekt)</translation></message>
<message><source>&amp;Keep as…</source><translation>&amp;Behalten als…</translation></message>
<message><source>Keep in &amp;Project</source><translation>Im &amp;Projekt behalten</translation></message>
<message><source>&amp;Delete Kept Palette</source><translation>Behaltene Palette &amp;löschen</translation></message>
<message><source>&amp;Open File…</source><translation>Datei ö&amp;ffnen…</translation></message>
<message><source>&amp;Save File…</source><translation>Datei &amp;speichern…</translation></message>
<message><source>&amp;Paste Hex Colours</source><translation>Hex-Farben &amp;einfügen</translation></message>
<message><source>Keep palette</source><translation>Palette behalten</translation></message>
<message><source>“{0}” is kept.</source><translation>„{0}“ wird behalten.</translation></message>
<message><source>“{0}” is no longer kept.</source><translation>„{0}“ wird nicht mehr behalten.</translation></message>
<message><source>Open palette</source><translation>Palette öffnen</translation></message>
<message><source>Save palette</source><translation>Palette speichern</translation></message>
<message><source>Reference</source><translation>Referenz</translation></message>
<message><source>A picture</source><translation>Ein Bild</translation></message>
<message><source>Colours of {0}</source><translation>Farben von {0}</translation></message>
<message><source>Colours: the palette</source><translation>Farben: die Palette</translation></message>
</context>
<context>
<name>PenPad</name>
<message><source>Try the pen here</source><translation>Den Stift hier ausprobieren</translation></message>
<message><source>Draw here</source><translation>Hier zeichnen</translation></message>
</context>
<context>
<name>PenPage</name>
<message><source>Straight</source><translation>Gerade</translation></message>
<message><source>Softer</source><translation>Weicher</translation></message>
<message><source>Firmer</source><translation>Fester</translation></message>
<message><source>Clear</source><translation>Leeren</translation></message>
<message><source>Pressure</source><translation>Druck</translation></message>
<message><source>Try it</source><translation>Ausprobieren</translation></message>
</context>
<context>
<name>PenTester</name>
<message><source>What the pen says</source><translation>Was der Stift sagt</translation></message>
<message><source>No pen has been felt yet. If one is connected, look at the driver's settings.</source><translation>Noch war kein Stift zu spüren. Ist einer angeschlossen, die Einstellungen des Treibers ansehen.</translation></message>
<message><source>Pressure: {0} %, felt as {1} %</source><translation>Druck: {0} %, gefühlt {1} %</translation></message>
<message><source>Tilt: {0}°, {1}° · Turn: {2}°</source><translation>Neigung: {0}°, {1}° · Drehung: {2}°</translation></message>
<message><source>End: {0} · {1} samples a second</source><translation>Ende: {0} · {1} Messwerte je Sekunde</translation></message>
<message><source>Device: {0}</source><translation>Gerät: {0}</translation></message>
<message><source>none yet</source><translation>noch keins</translation></message>
<message><source>mouse</source><translation>Maus</translation></message>
<message><source>eraser</source><translation>Radierer</translation></message>
<message><source>tip</source><translation>Spitze</translation></message>
</context>
<context>
<name>PlugInSection</name>
<message><source>Way of a plug-in</source><translation type="unfinished"></translation></message>
<message><source>Plug-ins</source><translation type="unfinished"></translation></message>
<message><source>No picture is open.</source><translation>Kein Bild ist geöffnet.</translation></message>
<message><source>Open one first.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>PlugIns</name>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
</context>
<context>
<name>PresetBar</name>
<message><source>Preset</source><translation>Vorgabe</translation></message>
<message><source>Keep as a preset</source><translation>Als Vorgabe behalten</translation></message>
<message><source>Delete this preset</source><translation>Diese Vorgabe löschen</translation></message>
<message><source>None of these</source><translation>Keine davon</translation></message>
<message><source>Name</source><translation>Name</translation></message>
</context>
<context>
<name>PressureEditor</name>
<message><source>Pressure curve</source><translation>Druckkurve</translation></message>
<message><source>Across: how hard the pen presses. Up: what is felt. Drag a point; click the line for another one; Delete takes it away.</source><translation>Waagrecht: wie fest der Stift drückt. Senkrecht: was gefühlt wird. Einen Punkt ziehen; Klick auf die Linie setzt einen neuen; Entf nimmt ihn weg.</translation></message>
<message><source>Point {0} of {1}: {2} % pressure is felt as {3} %</source><translation>Punkt {0} von {1}: {2} % Druck wird als {3} % gefühlt</translation></message>
</context>
<context>
<name>PromptField</name>
<message><source>Former words (Alt+Up)</source><translation>Frühere Worte (Alt+Auf)</translation></message>
</context>
<context>
<name>ProposalsRow</name>
<message><source>Proposals</source><translation>Vorschläge</translation></message>
</context>
<context>
<name>ProposeSection</name>
<message><source>Colours from a model</source><translation>Farben von einem Modell</translation></message>
<message><source>Take the model's colours away</source><translation>Die Farben des Modells wegnehmen</translation></message>
<message><source>What is seen, and in what colours</source><translation>Was zu sehen ist und in welchen Farben</translation></message>
<message><source>What is seen: a red bicycle before a brick wall</source><translation>Was zu sehen ist (englisch): a red bicycle before a brick wall</translation></message>
<message><source>What the colours shall not be like</source><translation>Wie die Farben nicht sein sollen</translation></message>
<message><source>Leave out</source><translation>Weglassen</translation></message>
<message><source>Colour scale</source><translation>Farbstärke</translation></message>
<message><source>Below 100 % mutes, above it saturates; after a run it acts at once</source><translation>Unter 100 % dämpft, darüber sättigt; nach einem Lauf wirkt es sofort</translation></message>
<message><source>Vivid photo</source><translation>Kräftiges Foto</translation></message>
<message><source>The paper's words for strong colours that do not run</source><translation>Die Worte der Veröffentlichung für starke Farben, die nicht verlaufen</translation></message>
<message><source>Other colours</source><translation>Andere Farben</translation></message>
<message><source>Runs with the next seed</source><translation>Läuft mit dem nächsten Startwert</translation></message>
<message><source>Try four</source><translation>Vier versuchen</translation></message>
<message><source>Four seeds from this one on, to choose from</source><translation>Vier Startwerte von diesem an, zur Wahl</translation></message>
<message><source>There is no photo to colour.</source><translation>Es gibt kein Foto zum Kolorieren.</translation></message>
<message><source>Open a photo first.</source><translation>Zuerst ein Foto öffnen.</translation></message>
<message><source>Relit by the model</source><translation>Vom Modell neu beleuchtet</translation></message>
<message><source>seed {0}</source><translation>Startwert {0}</translation></message>
</context>
<context>
<name>RecentRow</name>
<message><source>Open {0}</source><translation>{0} öffnen</translation></message>
</context>
<context>
<name>Recolor</name>
<message><source>Read reference</source><translation>Referenz lesen</translation></message>
<message><source>A patch of this picture</source><translation>Eine Stelle dieses Bildes</translation></message>
<message numerus="yes"><source>Exported %n colourways.</source><translation><numerusform>%n Farbvariante wurde exportiert.</numerusform><numerusform>%n Farbvarianten wurden exportiert.</numerusform></translation></message>
<message><source>Export colourways</source><translation>Farbvarianten exportieren</translation></message>
</context>
<context>
<name>RecolorPanel</name>
<message><source>Apply as a layer</source><translation>Als Ebene anwenden</translation></message>
<message><source>Keep this colour among the candidates, to compare</source><translation>Diese Farbe zum Vergleich unter den Kandidaten behalten</translation></message>
<message><source>Where the colour lands</source><translation>Wo die Farbe landet</translation></message>
<message><source>Which part of the object becomes exactly this colour</source><translation>Welcher Teil des Objekts genau diese Farbe bekommt</translation></message>
<message><source>Lands on the lit mid-tone</source><translation>Landet auf dem beleuchteten Mittelton</translation></message>
<message><source>Lands on the mean</source><translation>Landet auf dem Mittel</translation></message>
<message><source>Lands on a point</source><translation>Landet auf einem Punkt</translation></message>
<message><source>Click the point</source><translation>Den Punkt anklicken</translation></message>
<message><source>Match lightness</source><translation>Helligkeit angleichen</translation></message>
<message><source>0 %: the object keeps its own lightness; 100 %: it takes that of the colour</source><translation>0 %: das Objekt behält seine Helligkeit; 100 %: es nimmt die der Farbe an</translation></message>
<message><source>Highlights</source><translation>Glanzlichter</translation></message>
<message><source>How much of the shine stays neutral</source><translation>Wie viel vom Glanz neutral bleibt</translation></message>
<message><source>Select an object first: click it, or draw around it.</source><translation>Zuerst ein Objekt auswählen: anklicken oder umfahren.</translation></message>
<message><source>Click the place that is to become exactly this colour.</source><translation>Die Stelle anklicken, die genau diese Farbe bekommen soll.</translation></message>
<message><source>A picture</source><translation>Ein Bild</translation></message>
<message><source>Folder for the colourways</source><translation>Ordner für die Farbvarianten</translation></message>
</context>
<context>
<name>RecoveryDialog</name>
<message><source>Unsaved work</source><translation>Nicht gespeicherte Arbeit</translation></message>
<message><source>Unsaved documents</source><translation>Nicht gespeicherte Dokumente</translation></message>
<message><source>{0}, {1} × {2}, last change {3}</source><translation>{0}, {1} × {2}, letzte Änderung {3}</translation></message>
<message><source>&amp;Recover</source><translation>&amp;Wiederherstellen</translation></message>
<message><source>&amp;Throw away</source><translation>W&amp;egwerfen</translation></message>
<message><source>&amp;Later</source><translation>&amp;Später</translation></message>
<message><source>The program ended before this was saved.</source><translation>Das Programm endete, bevor dies gespeichert wurde.</translation></message>
<message><source>What you leave for later is offered again.</source><translation>Was für später bleibt, wird wieder angeboten.</translation></message>
</context>
<context>
<name>ReferencesBox</name>
<message><source>Add a reference picture…</source><translation>Ein Referenzbild hinzufügen…</translation></message>
<message><source>Propose</source><translation>Vorschlagen</translation></message>
<message><source>Propose a colour for every region without a hint, as hints</source><translation>Für jede Region ohne Hinweis eine Farbe vorschlagen, als Hinweise</translation></message>
<message><source>Another proposal</source><translation>Ein anderer Vorschlag</translation></message>
<message><source>Drop a coloured picture here to take its colours.</source><translation>Ein farbiges Bild hierher ziehen, um seine Farben zu nehmen.</translation></message>
<message><source>Reference</source><translation>Referenz</translation></message>
<message><source>What {0} is for</source><translation>Wofür {0} ist</translation></message>
<message><source>Whole drawing</source><translation>Ganze Zeichnung</translation></message>
<message><source>This very drawing, coloured</source><translation>Genau diese Zeichnung, koloriert</translation></message>
<message><source>{0} (gone)</source><translation>{0} (weg)</translation></message>
<message><source>Let the reference go</source><translation>Die Referenz loslassen</translation></message>
<message><source>Pictures</source><translation>Bilder</translation></message>
</context>
<context>
<name>Remedies</name>
<message><source>The models were let go of. Try it again.</source><translation type="unfinished"></translation></message>
<message><source>Models…</source><translation>Modelle…</translation></message>
<message><source>Show the folder</source><translation type="unfinished"></translation></message>
<message><source>Free memory</source><translation type="unfinished"></translation></message>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
<message><source>Preferences…</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>RunRow</name>
<message><source>Stop this run</source><translation>Diesen Lauf anhalten</translation></message>
<message><source>Run</source><translation>Start</translation></message>
<message><source>Ctrl+Enter in the words; with Shift, next in line</source><translation>Strg+Eingabe in den Worten; mit Umschalt als Nächstes</translation></message>
<message><source>Press again to put another one in line</source><translation>Noch einmal drücken reiht einen weiteren ein</translation></message>
<message><source>Stopping…</source><translation>Hält an…</translation></message>
<message><source>Waiting for its turn</source><translation>Wartet, bis es an der Reihe ist</translation></message>
<message><source>Working…</source><translation>Arbeitet…</translation></message>
<message><source>{0} · {1} left</source><translation>{0} · noch {1}</translation></message>
<message><source>{0} · {1} more</source><translation>{0} · {1} weitere</translation></message>
</context>
<context>
<name>Safety</name>
<message><source>Recovery is on again.</source><translation>Die Wiederherstellung ist wieder aktiv.</translation></message>
<message><source>{0} It goes on by itself once that is mended; until then, save often.</source><translation>{0} Sie läuft von selbst weiter, sobald das behoben ist; speichern Sie bis dahin oft.</translation></message>
<message><source>Save elsewhere…</source><translation>Anderswo speichern…</translation></message>
</context>
<context>
<name>SeedField</name>
<message><source>Seed</source><translation>Startwert</translation></message>
<message><source>The same seed and the same words make the same picture</source><translation>Derselbe Startwert und dieselben Worte ergeben dasselbe Bild</translation></message>
<message><source>Another seed</source><translation>Ein anderer Startwert</translation></message>
<message><source>Keep this seed</source><translation>Diesen Startwert behalten</translation></message>
</context>
<context>
<name>SegmenterChoice</name>
<message><source>What finds the object</source><translation>Was das Objekt findet</translation></message>
<message><source>Quick goes by edges and colours. A model knows what things look like.</source><translation>„Schnell“ geht nach Kanten und Farben. Ein Modell weiß, wie Dinge aussehen.</translation></message>
<message><source>Quick</source><translation>Schnell</translation></message>
<message><source>Model</source><translation>Modell</translation></message>
<message><source>Get a model…</source><translation>Ein Modell holen…</translation></message>
</context>
<context>
<name>Session</name>
<message><source>{0} failed because of a fault in the program. Your picture is unharmed.</source><translation>{0} scheiterte an einem Fehler im Programm. Das Bild ist unversehrt.</translation></message>
</context>
<context>
<name>SettingsDialog</name>
<message><source>Preferences</source><translation>Einstellungen</translation></message>
<message><source>Pages</source><translation>Seiten</translation></message>
<message><source>&amp;Defaults</source><translation>&amp;Standardwerte</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>Language and size change at the next start.</source><translation>Sprache und Größe ändern sich beim nächsten Start.</translation></message>
<message><source>&amp;Restart now</source><translation>Jetzt neu &amp;starten</translation></message>
</context>
<context>
<name>ShareBar</name>
<message><source>Shares</source><translation>Anteile</translation></message>
<message><source>Drag the borders. Double-click a colour to fix its share or to let it go.</source><translation>Die Grenzen ziehen. Doppelklick auf eine Farbe legt ihren Anteil fest oder gibt ihn frei.</translation></message>
</context>
<context>
<name>ShareCard</name>
<message><source>Before</source><translation type="unfinished"></translation></message>
<message><source>After</source><translation type="unfinished"></translation></message>
<message><source>Made with ColorStudio. Open this file there to go on with it.</source><translation type="unfinished"></translation></message>
<message><source>and {0} more</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>ShareCardDialog</name>
<message><source>Save a share card</source><translation type="unfinished"></translation></message>
<message><source>Preparing the card…</source><translation type="unfinished"></translation></message>
<message><source>The card</source><translation type="unfinished"></translation></message>
<message><source>Title</source><translation type="unfinished"></translation></message>
<message><source>What the card shows</source><translation type="unfinished"></translation></message>
<message><source>Before and after</source><translation type="unfinished"></translation></message>
<message><source>The result alone</source><translation type="unfinished"></translation></message>
<message><source>Show where hints lie</source><translation type="unfinished"></translation></message>
<message><source>Camera data</source><translation type="unfinished"></translation></message>
<message><source>The place where it was taken (GPS)</source><translation>Der Ort der Aufnahme (GPS)</translation></message>
<message><source>The card holds the whole project: the original photo, layers, masks and hints. Whoever has the file can open all of them.</source><translation type="unfinished"></translation></message>
<message><source>&amp;Save…</source><translation>&amp;Speichern…</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
<message><source>Prepare the card</source><translation type="unfinished"></translation></message>
<message><source>Pack the project</source><translation type="unfinished"></translation></message>
<message><source>Draw the card</source><translation type="unfinished"></translation></message>
<message><source>Packing the project…</source><translation type="unfinished"></translation></message>
<message><source>The project in it: {0} MB.</source><translation type="unfinished"></translation></message>
<message><source>This project is too large for a card: {0} GB, 2 at most.</source><translation type="unfinished"></translation></message>
<message><source>That is more than many mail and chat programs carry; they may write the card anew, without the project.</source><translation type="unfinished"></translation></message>
<message><source>Send it as a file: as a photo, it would lose the project.</source><translation type="unfinished"></translation></message>
<message><source>Share card ({0})</source><translation type="unfinished"></translation></message>
<message><source>Saved the card {0}.</source><translation type="unfinished"></translation></message>
<message><source>Save {0}</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Shortcuts</name>
<message><source>Space</source><translation>Leertaste</translation></message>
<message><source>Esc</source><translation>Esc</translation></message>
<message><source>Shift+click</source><translation>Umschalt+Klick</translation></message>
<message><source>Right-click</source><translation>Rechtsklick</translation></message>
<message><source>Ctrl+wheel</source><translation>Strg+Mausrad</translation></message>
<message><source>Shift, Ctrl</source><translation>Umschalt, Strg</translation></message>
<message><source>Enter</source><translation>Eingabe</translation></message>
<message><source>Left, Right</source><translation>Links, Rechts</translation></message>
<message><source>Shift+drag</source><translation>Umschalt+Ziehen</translation></message>
<message><source>Alt+right-drag</source><translation>Alt+Ziehen mit rechts</translation></message>
<message><source>Ctrl+Alt+drag</source><translation>Strg+Alt+Ziehen</translation></message>
<message><source>Alt</source><translation>Alt</translation></message>
<message><source>Ctrl</source><translation>Strg</translation></message>
</context>
<context>
<name>ShortcutsDialog</name>
<message><source>Keyboard shortcuts</source><translation>Tastenkürzel</translation></message>
<message><source>New key for the chosen row</source><translation>Neue Taste für die gewählte Zeile</translation></message>
<message><source>&amp;Set key</source><translation>Taste &amp;setzen</translation></message>
<message><source>&amp;Cancel</source><translation>&amp;Abbrechen</translation></message>
<message><source>&amp;No key</source><translation>&amp;Keine Taste</translation></message>
<message><source>&amp;Default</source><translation>&amp;Standard</translation></message>
<message><source>&amp;All defaults</source><translation>A&amp;lle zurücksetzen</translation></message>
<message><source>&amp;Export…</source><translation>&amp;Exportieren…</translation></message>
<message><source>&amp;Import…</source><translation>&amp;Importieren…</translation></message>
<message><source>Scheme</source><translation>Schema</translation></message>
<message><source>Size of the brush by dragging</source><translation>Pinselgröße durch Ziehen</translation></message>
<message><source>Hold for the eyedropper</source><translation>Halten für die Pipette</translation></message>
<message><source>Search by name or key</source><translation>Nach Name oder Taste suchen</translation></message>
<message><source>Search shortcuts</source><translation>Tastenkürzel suchen</translation></message>
<message><source>Shortcuts</source><translation>Tastenkürzel</translation></message>
<message><source>What</source><translation>Was</translation></message>
<message><source>Keys</source><translation>Tasten</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>Choose a row, press the new key, then “Set key”.</source><translation>Eine Zeile wählen, die neue Taste drücken, dann „Taste setzen“.</translation></message>
<message><source>&amp;Take over</source><translation>Ü&amp;bernehmen</translation></message>
<message><source>⚠ {0} acts on the canvas while it is held, and cannot be given.</source><translation>⚠ {0} wirkt auf der Leinwand, solange sie gehalten wird, und kann nicht vergeben werden.</translation></message>
<message><source>⚠ {0} belongs to “{1}”. Take it over, and that one loses it.</source><translation>⚠ {0} gehört zu „{1}“. Wird sie übernommen, verliert jene sie.</translation></message>
<message><source>Saved {0}.</source><translation>{0} wurde gespeichert.</translation></message>
<message><source>The keys of {0} are set.</source><translation>Die Tasten von {0} sind gesetzt.</translation></message>
<message><source>Export shortcuts</source><translation>Tastenkürzel exportieren</translation></message>
<message><source>Import shortcuts</source><translation>Tastenkürzel importieren</translation></message>
<message><source>Shortcuts ({0})</source><translation>Tastenkürzel ({0})</translation></message>
</context>
<context>
<name>Sketch</name>
<message><source>Separate ink</source><translation>Tusche trennen</translation></message>
<message><source>The drawing is not read yet. Try again in a moment.</source><translation>Die Zeichnung ist noch nicht gelesen. Gleich noch einmal versuchen.</translation></message>
<message><source>There is no region left that could be coloured.</source><translation>Es ist keine Region mehr übrig, die gefärbt werden könnte.</translation></message>
<message><source>Remove hints, or choose another mask.</source><translation>Hinweise entfernen oder eine andere Maske wählen.</translation></message>
<message><source>Propose colours</source><translation>Farben vorschlagen</translation></message>
<message><source>The mask “{0}” is gone.</source><translation>Die Maske „{0}“ gibt es nicht mehr.</translation></message>
<message><source>Bind the reference to another one.</source><translation>Die Referenz an eine andere binden.</translation></message>
<message><source>Recolour parts</source><translation>Teile umfärben</translation></message>
<message><source>Mark {0}</source><translation>{0} markieren</translation></message>
<message><source>No panels were found on this page.</source><translation>Auf dieser Seite wurden keine Panels gefunden.</translation></message>
<message><source>Draw a mask around each with the box or polygon tool.</source><translation>Mit dem Rechteck- oder Polygonwerkzeug um jedes eine Maske ziehen.</translation></message>
<message><source>Panel {0}</source><translation>Panel {0}</translation></message>
<message><source>Find panels</source><translation>Panels finden</translation></message>
<message numerus="yes"><source>Found %n panels; they are masks now.</source><translation><numerusform>%n Panel gefunden; es ist jetzt eine Maske.</numerusform><numerusform>%n Panels gefunden; sie sind jetzt Masken.</numerusform></translation></message>
<message><source>The drawing was changed meanwhile. Try again.</source><translation>Die Zeichnung wurde inzwischen geändert. Noch einmal versuchen.</translation></message>
<message><source>Flats to layers</source><translation>Flächen zu Ebenen</translation></message>
<message><source>Shade</source><translation>Schatten</translation></message>
<message><source>Read cast</source><translation>Figurenfarben lesen</translation></message>
</context>
<context>
<name>SketchPanel</name>
<message><source>Separate the ink</source><translation>Tusche trennen</translation></message>
<message><source>The ink becomes a layer of its own; colours go below it, region by region</source><translation>Die Tusche wird eine eigene Ebene; Farben kommen darunter, Region für Region</translation></message>
<message><source>Click a region to colour it, draw across several, or propose colours.</source><translation>Eine Region anklicken, um sie zu färben, über mehrere ziehen oder Farben vorschlagen lassen.</translation></message>
<message><source>Separate the ink, then click a region to colour it. Colour stops at the lines, also where they have gaps.</source><translation>Die Tusche trennen, dann eine Region anklicken, um sie zu färben. Farbe hält an den Linien, auch wo sie Lücken haben.</translation></message>
<message><source>The flats are layers now: paint on them, or undo to go on with hints.</source><translation>Die Flächen sind jetzt Ebenen: darauf malen oder rückgängig machen, um mit Hinweisen weiterzuarbeiten.</translation></message>
<message><source>The layer that follows the hints was deleted; undo brings it back.</source><translation>Die Ebene, die den Hinweisen folgt, wurde gelöscht; „Rückgängig“ bringt sie zurück.</translation></message>
<message><source>Close gaps</source><translation>Lücken schließen</translation></message>
<message><source>Holes in lines up to so many pixels stop colour</source><translation>Löcher in Linien bis zu so vielen Pixeln halten Farbe auf</translation></message>
<message><source>Ink from</source><translation>Tusche ab</translation></message>
<message><source>How dark a line is that stops colour</source><translation>Wie dunkel eine Linie ist, die Farbe aufhält</translation></message>
<message><source>Leave lettering and tone alone</source><translation>Schrift und Raster in Ruhe lassen</translation></message>
<message><source>Letters and dots part nothing, and balloons stay white. Masks named Lettering and Screentone say by hand where they are.</source><translation>Buchstaben und Punkte trennen nichts, und Sprechblasen bleiben weiß. Masken namens Lettering und Screentone sagen von Hand, wo sie sind.</translation></message>
<message><source>Mark lettering or screentone by hand</source><translation>Schrift oder Rasterfolie von Hand markieren</translation></message>
<message><source>Mark &amp;lettering</source><translation>&amp;Schrift markieren</translation></message>
<message><source>Mark &amp;screentone</source><translation>&amp;Rasterfolie markieren</translation></message>
<message><source>Light up gaps of the lines</source><translation>Lücken der Linien aufleuchten lassen</translation></message>
<message><source>Find the panels of a page; they become masks</source><translation>Die Panels einer Seite finden; sie werden Masken</translation></message>
<message><source>What gets a layer of its own</source><translation>Was eine eigene Ebene bekommt</translation></message>
<message><source>Per part</source><translation>Je Teil</translation></message>
<message><source>Per colour</source><translation>Je Farbe</translation></message>
<message><source>Per region</source><translation>Je Region</translation></message>
<message><source>Flats to layers</source><translation>Flächen zu Ebenen</translation></message>
<message><source>Layers that can be painted on; they follow the hints no longer</source><translation>Ebenen, auf denen sich malen lässt; den Hinweisen folgen sie nicht mehr</translation></message>
<message><source>Add a layer for shading, multiplied over the flats</source><translation>Eine Ebene für Schatten hinzufügen, über die Flächen multipliziert</translation></message>
<message><source>&amp;Empty shade layer</source><translation>&amp;Leere Schattenebene</translation></message>
<message><source>&amp;Cel shading, lit from the upper left</source><translation>&amp;Cel-Schattierung, Licht von links oben</translation></message>
<message><source>Hints</source><translation>Hinweise</translation></message>
<message><source>Open a drawing first.</source><translation>Zuerst eine Zeichnung öffnen.</translation></message>
<message><source>Then drop the cast on it.</source><translation>Dann die Figurenfarben darauf ziehen.</translation></message>
<message><source>No drawing</source><translation>Keine Zeichnung</translation></message>
<message><source>{0} × {1} pixels</source><translation>{0} × {1} Pixel</translation></message>
<message numerus="yes"><source>%n regions · gaps {0}, open {1}</source><translation><numerusform>%n Region · Lücken {0}, offen {1}</numerusform><numerusform>%n Regionen · Lücken {0}, offen {1}</numerusform></translation></message>
</context>
<context>
<name>SliderFilm</name>
<message><source>Quick pictures come once a run has shown how fast this computer is.</source><translation>Schnelle Bilder kommen, sobald ein Lauf gezeigt hat, wie schnell dieser Rechner ist.</translation></message>
<message><source>Quick pictures would take this computer too long: about {0} s each.</source><translation>Schnelle Bilder dauerten auf diesem Rechner zu lange: etwa {0} s je Bild.</translation></message>
<message><source>Pictures along a slider</source><translation>Bilder entlang eines Reglers</translation></message>
</context>
<context>
<name>StartAgain</name>
<message><source>A file is being written. Start again when it is done.</source><translation>Eine Datei wird gerade geschrieben. Neu starten, wenn sie fertig ist.</translation></message>
</context>
<context>
<name>StartNotices</name>
<message><source>Safe mode: default settings, no graphics card, no plug-ins. What you have set is kept for the next ordinary start.</source><translation type="unfinished"></translation></message>
<message><source>This portable copy lies where nothing can be written: settings and recovery are off. Save your work to another disk.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>StartPage</name>
<message><source>Colour a grey photo</source><translation>Ein graues Foto kolorieren</translation></message>
<message><source>Click anything to give it a colour; “Other colours” asks the model anew.</source><translation>Irgendetwas anklicken, um ihm eine Farbe zu geben; „Andere Farben“ fragt das Modell neu.</translation></message>
<message><source>Recolour a jacket</source><translation>Eine Jacke umfärben</translation></message>
<message><source>Take another colour, and the jacket follows; Run asks the model for it.</source><translation>Eine andere Farbe nehmen, und die Jacke folgt; „Start“ fragt das Modell danach.</translation></message>
<message><source>Paint by palette</source><translation>Nach Palette malen</translation></message>
<message><source>Change a swatch or the words, then Run paints another picture.</source><translation>Ein Farbfeld oder die Worte ändern, dann malt „Start“ ein anderes Bild.</translation></message>
<message><source>Colour line art</source><translation>Linienzeichnung kolorieren</translation></message>
<message><source>Click a region to give it your own colour; the ink stays as it is.</source><translation>Eine Region anklicken, um ihr eine eigene Farbe zu geben; die Tusche bleibt, wie sie ist.</translation></message>
<message><source>Start</source><translation>Start</translation></message>
<message><source>Recent</source><translation>Zuletzt</translation></message>
<message><source>Try one</source><translation>Zum Ausprobieren</translation></message>
<message><source>Drop a photo or a drawing here</source><translation>Ein Foto oder eine Zeichnung hierher ziehen</translation></message>
<message><source>Give a few places their colour, and the whole picture follows under your pen.</source><translation>Ein paar Stellen ihre Farbe geben, und das ganze Bild folgt unter dem Stift.</translation></message>
<message><source>&amp;Open…</source><translation>Ö&amp;ffnen…</translation></message>
<message><source>&amp;Paste</source><translation>&amp;Einfügen</translation></message>
<message><source>Tour</source><translation type="unfinished"></translation></message>
<message><source>Resume tour</source><translation type="unfinished"></translation></message>
<message><source>Tour, done: {0}</source><translation type="unfinished"></translation></message>
<message><source>Tour: {0}</source><translation type="unfinished"></translation></message>
<message><source>In one minute: how this is done, on the sample</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>StatusBar</name>
<message><source>Jobs: {0}</source><translation>Aufgaben: {0}</translation></message>
<message><source>Show the list of jobs</source><translation>Die Liste der Aufgaben zeigen</translation></message>
<message><source>RGB</source><translation>RGB</translation></message>
<message><source>{0} × {1} · {2} · {3} bit</source><translation>{0} × {1} · {2} · {3} Bit</translation></message>
<message><source>L* seal {0}</source><translation>L*-Siegel {0}</translation></message>
<message><source>The largest change of lightness against the grey photo: {0} L*.</source><translation>Die größte Änderung der Helligkeit gegenüber dem grauen Foto: {0} L*.</translation></message>
<message><source>ink seal {0}</source><translation>Tuschesiegel {0}</translation></message>
<message><source>Pixels of ink that differ from the drawing, where it is shown: {0}.</source><translation>Pixel der Tusche, die von der Zeichnung abweichen, wo sie gezeigt wird: {0}.</translation></message>
<message><source>preview {0} ms</source><translation>Vorschau {0} ms</translation></message>
</context>
<context>
<name>SuggestionRow</name>
<message><source>Suggested colours</source><translation type="unfinished"></translation></message>
<message><source>Rest the pointer on a place to see colours for it.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Suggestions</name>
<message><source>Hint nearby, {0}</source><translation type="unfinished"></translation></message>
<message><source>Hint nearby</source><translation type="unfinished"></translation></message>
<message><source>Of the cast: {0}</source><translation type="unfinished"></translation></message>
<message><source>The model, {0} of {1} seeds</source><translation type="unfinished"></translation></message>
<message><source>Used before</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>SwatchGrid</name>
<message><source>Swatches</source><translation>Farbfelder</translation></message>
<message><source>No colours yet</source><translation>Noch keine Farben</translation></message>
<message><source>{0} of {1}: {2}, {3}</source><translation>{0} von {1}: {2}, {3}</translation></message>
</context>
<context>
<name>TaskTabs</name>
<message><source>Tasks</source><translation>Aufgaben</translation></message>
</context>
<context>
<name>Tasks</name>
<message><source>Colorize</source><translation>Kolorieren</translation></message>
<message><source>Recolor</source><translation>Umfärben</translation></message>
<message><source>Palette</source><translation>Palette</translation></message>
<message><source>Sketch</source><translation>Zeichnung</translation></message>
</context>
<context>
<name>TextEditRow</name>
<message><source>What there shall be more of</source><translation>Wovon es mehr geben soll</translation></message>
<message><source>More of: red hair</source><translation>Mehr von: red hair</translation></message>
<message><source>What it takes the place of</source><translation>Was es ersetzt</translation></message>
<message><source>Instead of: hair</source><translation>Statt: hair</translation></message>
<message><source>Where in the reference</source><translation>Wo in der Referenz</translation></message>
<message><source>Where: hair</source><translation>Wo: hair</translation></message>
<message><source>How far</source><translation>Wie weit</translation></message>
<message><source>In the middle nothing is changed. 1 is as far as pictures usually differ in these words; below 0 there is less of it.</source><translation>In der Mitte ändert sich nichts. 1 ist so weit, wie Bilder sich in diesen Worten gewöhnlich unterscheiden; unter 0 gibt es weniger davon.</translation></message>
<message><source>target_scale</source><translation>target_scale</translation></message>
<message><source>The paper's own number; from 4 to 15 it is of use</source><translation>Die Zahl der Veröffentlichung; von 4 bis 15 ist sie nützlich</translation></message>
<message><source>The paper's own number</source><translation>Die Zahl der Veröffentlichung</translation></message>
<message><source>A number that means the same with all weights</source><translation>Eine Zahl, die bei allen Gewichten dasselbe bedeutet</translation></message>
<message><source>Enhance</source><translation>Verstärken</translation></message>
<message><source>On top of what is there of it. With “instead of”, that is taken out wholly first.</source><translation>Zusätzlich zu dem, was davon da ist. Mit „statt“ wird jenes vorher ganz herausgenommen.</translation></message>
<message><source>Leave these words out</source><translation>Diese Worte weglassen</translation></message>
<message><source>More of these words</source><translation>Mehr von diesen Worten</translation></message>
<message><source>Drag up to act earlier, down to act later</source><translation>Nach oben ziehen wirkt früher, nach unten später</translation></message>
<message><source>Remove these words</source><translation>Diese Worte entfernen</translation></message>
<message><source>Acts earlier (Alt+Up)</source><translation>Wirkt früher (Alt+Auf)</translation></message>
<message><source>Acts later (Alt+Down)</source><translation>Wirkt später (Alt+Ab)</translation></message>
<message><source>Show where that is in the reference</source><translation>Zeigen, wo das in der Referenz ist</translation></message>
<message><source>How far: {0}</source><translation>Wie weit: {0}</translation></message>
</context>
<context>
<name>TextEditsBox</name>
<message><source>Turn the reference by words</source><translation>Die Referenz durch Worte wenden</translation></message>
<message><source>Add words</source><translation>Worte hinzufügen</translation></message>
<message><source>Quick pictures along the slider, while the computer has nothing else to do</source><translation>Schnelle Bilder entlang des Reglers, solange der Rechner nichts anderes zu tun hat</translation></message>
<message><source>Name what you want more of: red hair, a sunset. Less goes the other way.</source><translation>Sagen (auf Englisch), wovon es mehr sein soll: red hair, a sunset. Weniger geht in die andere Richtung.</translation></message>
<message><source>The chosen weights know no words: these do not act.</source><translation>Die gewählten Gewichte kennen keine Worte: diese wirken nicht.</translation></message>
<message><source>Change words</source><translation>Worte ändern</translation></message>
<message><source>Remove words</source><translation>Worte entfernen</translation></message>
<message><source>Move words</source><translation>Worte verschieben</translation></message>
</context>
<context>
<name>ThresholdBar</name>
<message><source>Drag a threshold; arrow keys move the chosen one, Page Up and Down choose</source><translation>Eine Schwelle ziehen; Pfeiltasten bewegen die gewählte, Bild auf und ab wählen</translation></message>
</context>
<context>
<name>Toast</name>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
<message><source>Dismiss</source><translation>Schließen</translation></message>
</context>
<context>
<name>ToolOptions</name>
<message><source>Tool options</source><translation>Werkzeugoptionen</translation></message>
<message><source>What a selection does</source><translation>Was eine Auswahl tut</translation></message>
<message><source>Replace the mask</source><translation>Die Maske ersetzen</translation></message>
<message><source>Add to the mask (Shift)</source><translation>Zur Maske hinzufügen (Umschalt)</translation></message>
<message><source>Take away from the mask (Ctrl)</source><translation>Von der Maske wegnehmen (Strg)</translation></message>
<message><source>Keep what is common (Shift+Ctrl)</source><translation>Gemeinsames behalten (Umschalt+Strg)</translation></message>
<message><source>Connected only</source><translation>Nur verbundene</translation></message>
<message><source>Take only the area that touches the place clicked</source><translation>Nur die Fläche nehmen, die die angeklickte Stelle berührt</translation></message>
<message><source>Refine edges</source><translation>Kanten verfeinern</translation></message>
<message><source>Make the edge of the mask as fine as the picture is</source><translation>Die Kante der Maske so fein machen, wie das Bild ist</translation></message>
<message><source>Size</source><translation>Größe</translation></message>
<message><source>Hardness</source><translation>Härte</translation></message>
<message><source>Opacity</source><translation>Deckkraft</translation></message>
<message><source>Flow</source><translation>Fluss</translation></message>
<message><source>Tolerance</source><translation>Toleranz</translation></message>
<message><source>Group of new hints</source><translation>Gruppe neuer Hinweise</translation></message>
<message><source>New hints join this group: it is recoloured and hidden as one</source><translation>Neue Hinweise kommen in diese Gruppe: sie wird als eine umgefärbt und ausgeblendet</translation></message>
<message><source>No group</source><translation>Keine Gruppe</translation></message>
</context>
<context>
<name>ToolStrip</name>
<message><source>Tools</source><translation>Werkzeuge</translation></message>
</context>
<context>
<name>TourCard</name>
<message><source>End the tour (Esc)</source><translation type="unfinished"></translation></message>
<message><source>S&amp;kip</source><translation type="unfinished"></translation></message>
<message><source>End the tour; it can be resumed from the Help menu</source><translation type="unfinished"></translation></message>
<message><source>&amp;Back</source><translation type="unfinished"></translation></message>
<message><source>&amp;Next</source><translation type="unfinished"></translation></message>
<message><source>&amp;Done</source><translation type="unfinished"></translation></message>
<message><source>Done. {0}</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Tours</name>
<message><source>Click something in the photo: it takes the colour in hand, and what belongs to it follows.</source><translation type="unfinished"></translation></message>
<message><source>Take another colour on this wheel; it shows only what the place under the pointer can be.</source><translation type="unfinished"></translation></message>
<message><source>Drag one of the rings: hints stay editable, and a right-click deletes one.</source><translation type="unfinished"></translation></message>
<message><source>Drag in this field to make all colours stronger or quieter; a double click takes it back.</source><translation type="unfinished"></translation></message>
<message><source>Press Run, and a model proposes colours for the whole photo, under your hints.</source><translation type="unfinished"></translation></message>
<message><source>With a model, Run proposes colours for the whole photo; this button gets you one.</source><translation type="unfinished"></translation></message>
<message><source>Take the Object mask tool: it finds what belongs together.</source><translation type="unfinished"></translation></message>
<message><source>Click the jacket; Shift-click what does not belong to it.</source><translation type="unfinished"></translation></message>
<message><source>Choose a colour: the jacket takes it, and keeps its folds.</source><translation type="unfinished"></translation></message>
<message><source>Drag here: at 0 % the jacket stays as light as it was, at 100 % it is as light as the colour.</source><translation type="unfinished"></translation></message>
<message><source>Until now nothing was changed: apply it, and it becomes a layer.</source><translation type="unfinished"></translation></message>
<message><source>These are the only colours of the picture: click one, and it is in your hand.</source><translation type="unfinished"></translation></message>
<message><source>Drag a border of this bar: so much of the picture is to have each colour.</source><translation type="unfinished"></translation></message>
<message><source>Choose Soft or Exact here: the first keeps shading, the second keeps the shares to a pixel.</source><translation type="unfinished"></translation></message>
<message><source>Apply what you see as a layer; until then nothing was changed.</source><translation type="unfinished"></translation></message>
<message><source>Write what is to be seen and press Run: a model paints it in these colours.</source><translation type="unfinished"></translation></message>
<message><source>With a model, Run paints a picture in these colours; this button gets you one.</source><translation type="unfinished"></translation></message>
<message><source>Click a region: it takes the colour in hand, up to its lines.</source><translation type="unfinished"></translation></message>
<message><source>Drag here: holes in the lines up to this size stop colour, too.</source><translation type="unfinished"></translation></message>
<message><source>Press Propose: every region without a hint takes a colour of the reference.</source><translation type="unfinished"></translation></message>
<message><source>Press Run, and a model paints the drawing in the reference's colours, under the ink.</source><translation type="unfinished"></translation></message>
<message><source>With a model, Run paints the drawing in the reference's colours; this button gets you one.</source><translation type="unfinished"></translation></message>
<message><source>Make layers of the flats, and go on painting with the brush.</source><translation type="unfinished"></translation></message>
<message><source>{0} · {1} of {2}</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>ViewCorner</name>
<message><source>Before | After</source><translation>Vorher | Nachher</translation></message>
<message><source>Zoom</source><translation>Zoom</translation></message>
<message><source>Fit in window</source><translation>In das Fenster einpassen</translation></message>
<message><source>Off</source><translation>Aus</translation></message>
<message><source>Split</source><translation>Geteilt</translation></message>
<message><source>Side by side</source><translation>Nebeneinander</translation></message>
<message><source>Difference map</source><translation>Karte der Unterschiede</translation></message>
</context>
<context>
<name>ViewerSign</name>
<message><source>The canvas alone is shown so; files keep their colours. Click to end it.</source><translation type="unfinished"></translation></message>
<message><source>Everyone</source><translation type="unfinished"></translation></message>
<message><source>Seen by: {0}</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Viewers</name>
<message><source>Deutan</source><translation type="unfinished"></translation></message>
<message><source>&amp;Deutan: green looks like red</source><translation type="unfinished"></translation></message>
<message><source>Protan</source><translation type="unfinished"></translation></message>
<message><source>&amp;Protan: red is dark, and like green</source><translation type="unfinished"></translation></message>
<message><source>Tritan</source><translation type="unfinished"></translation></message>
<message><source>&amp;Tritan: blue looks like green</source><translation type="unfinished"></translation></message>
<message><source>Grey print</source><translation type="unfinished"></translation></message>
<message><source>&amp;Grey print</source><translation type="unfinished"></translation></message>
<message><source>&amp;Everyone</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>Watchdog</name>
<message><source>“{0}” does not stop. Start the program anew: your picture is kept.</source><translation>„{0}“ hält nicht an. Starten Sie das Programm neu: Ihr Bild bleibt erhalten.</translation></message>
<message><source>Restart</source><translation>Neu starten</translation></message>
<message><source>“{0}” has not moved for {1} minutes.</source><translation>„{0}“ ist seit {1} Minuten nicht vorangekommen.</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
</context>
<context>
<name>Ways</name>
<message><source>Natural: as the model paints</source><translation>Natürlich: wie das Modell malt</translation></message>
<message><source>Exact: only the palette's colours</source><translation>Genau: nur die Farben der Palette</translation></message>
<message><source>Natural: the amounts as the model paints</source><translation>Natürlich: die Mengen, wie das Modell malt</translation></message>
<message><source>Exact: the amounts to a pixel, too</source><translation>Genau: auch die Mengen, auf ein Pixel</translation></message>
<message><source>From words</source><translation>Aus Worten</translation></message>
<message><source>In pixels: small, in exactly these colours</source><translation>In Pixeln: klein, in genau diesen Farben</translation></message>
<message><source>A model that paints pictures colours the photo, by your hints and words. Another seed, other colours.</source><translation>Ein Modell, das Bilder malt, färbt das Foto nach Hinweisen und Worten. Anderer Startwert, andere Farben.</translation></message>
<message><source>A model that paints pictures brings colour into the grey, by your words. The same words, the same colours.</source><translation>Ein Modell, das Bilder malt, bringt nach Worten Farbe in das Grau. Dieselben Worte, dieselben Farben.</translation></message>
<message><source>A model colours the whole photo. A hint then turns the thing that it lies on.</source><translation>Ein Modell färbt das ganze Foto. Ein Hinweis wendet dann das Ding um, auf dem er liegt.</translation></message>
<message><source>Piggyback: by hints and words</source><translation>Huckepack: nach Hinweisen und Worten</translation></message>
<message><source>Cold diffusion: by words, no chance</source><translation>Kalte Diffusion: nach Worten, ohne Zufall</translation></message>
<message><source>DDColor: quick, without words</source><translation>DDColor: schnell, ohne Worte</translation></message>
</context>
<context>
<name>WindowCommands</name>
<message><source>Pictures and projects ({0})</source><translation>Bilder und Projekte ({0})</translation></message>
<message><source>Open</source><translation>Öffnen</translation></message>
<message><source>All files (*)</source><translation>Alle Dateien (*)</translation></message>
<message><source>This document has no file yet.</source><translation>Dieses Dokument hat noch keine Datei.</translation></message>
<message><source>Save it first.</source><translation>Zuerst speichern.</translation></message>
<message><source>ColorStudio project ({0})</source><translation>ColorStudio-Projekt ({0})</translation></message>
<message><source>Save as</source><translation>Speichern unter</translation></message>
<message><source>Hints ({0})</source><translation>Hinweise ({0})</translation></message>
<message><source>Load hints</source><translation>Hinweise laden</translation></message>
<message><source>Save hints</source><translation>Hinweise speichern</translation></message>
</context>
<context>
<name>_Picture</name>
<message><source>Map over the reference</source><translation>Karte über der Referenz</translation></message>
</context>
<context>
<name>_Row</name>
<message><source>LoRA</source><translation>LoRA</translation></message>
<message><source>Strength</source><translation>Stärke</translation></message>
<message><source>Take this LoRA away</source><translation>Dieses LoRA wegnehmen</translation></message>
</context>
<context>
<name>_SwapButton</name>
<message><source>Swap colours</source><translation>Farben tauschen</translation></message>
<message><source>Swap colour and background (X)</source><translation>Farbe und Hintergrund tauschen (X)</translation></message>
</context>
<context>
<name>Texts</name>
<message><source>{0} is the request of no way.</source><translation type="unfinished"></translation></message>
<message><source>See ways().</source><translation type="unfinished"></translation></message>
<message><source>Prepare further tools</source><translation type="unfinished"></translation></message>
<message><source>Prepare models</source><translation type="unfinished"></translation></message>
<message><source>Use the graphics card</source><translation>Grafikkarte verwenden</translation></message>
<message><source>Look for unsaved work</source><translation type="unfinished"></translation></message>
<message><source>Something in the program went wrong. Your picture is unharmed.</source><translation type="unfinished"></translation></message>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
<message><source>Preparing the colour solver for this computer. This happens once.</source><translation type="unfinished"></translation></message>
<message><source>Prepare the colour solver</source><translation type="unfinished"></translation></message>
<message><source>{0} could not be saved: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Choose another folder or make room; a file that was there before is unharmed.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be saved: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Rename it.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a folder.</source><translation type="unfinished"></translation></message>
<message><source>Give the name of a file.</source><translation type="unfinished"></translation></message>
<message><source>The folder {0} does not exist.</source><translation type="unfinished"></translation></message>
<message><source>Make it, or choose another.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a file that can be replaced.</source><translation type="unfinished"></translation></message>
<message><source>Choose another name.</source><translation>Wählen Sie einen anderen Namen.</translation></message>
<message><source>{0} is read-only.</source><translation type="unfinished"></translation></message>
<message><source>Window</source><translation>Fenster</translation></message>
<message><source>Installation</source><translation type="unfinished"></translation></message>
<message><source>Preferences</source><translation>Einstellungen</translation></message>
<message><source>Environment</source><translation type="unfinished"></translation></message>
<message><source>Unsaved work</source><translation>Nicht gespeicherte Arbeit</translation></message>
<message><source>Faults of native code</source><translation type="unfinished"></translation></message>
<message><source>Log</source><translation type="unfinished"></translation></message>
<message><source>{0} on {1}</source><translation type="unfinished"></translation></message>
<message><source>{0} cores</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio {0}</source><translation type="unfinished"></translation></message>
<message><source>Install ColorStudio again.</source><translation type="unfinished"></translation></message>
<message><source>GPU pack</source><translation type="unfinished"></translation></message>
<message><source>{0} ({1}, tried on {2})</source><translation type="unfinished"></translation></message>
<message><source>Run `colorstudio gpu-pack install`, or `colorstudio gpu-pack use base`.</source><translation type="unfinished"></translation></message>
<message><source>Install ColorStudio again, with its torch.</source><translation type="unfinished"></translation></message>
<message><source>{0} GB</source><translation type="unfinished"></translation></message>
<message><source>{0} (found)</source><translation type="unfinished"></translation></message>
<message><source>Run `colorstudio models verify {0} --repair`, or remove it.</source><translation type="unfinished"></translation></message>
<message><source>{0} (whole, {1})</source><translation type="unfinished"></translation></message>
<message><source>{0} MB</source><translation type="unfinished"></translation></message>
<message><source>{0} (builds upon {1}, which is not here)</source><translation type="unfinished"></translation></message>
<message><source>Update it, take it away with pip, or start with --safe-mode.</source><translation type="unfinished"></translation></message>
<message><source>Name</source><translation>Name</translation></message>
<message><source>Uninstall all of them, then install opencv-contrib-python-headless.</source><translation type="unfinished"></translation></message>
<message><source>Make it writable, or set COLORSTUDIO_HOME to a folder that is.</source><translation type="unfinished"></translation></message>
<message><source>Make room on the disk of {0}; recovery needs it.</source><translation type="unfinished"></translation></message>
<message><source>Levels</source><translation>Tonwerte</translation></message>
<message><source>Neutralise</source><translation>Neutralisieren</translation></message>
<message><source>Neutralising</source><translation type="unfinished"></translation></message>
<message><source>{0} works on pixels; “{1}” holds colour alone.</source><translation type="unfinished"></translation></message>
<message><source>Choose the photo or another pixel layer.</source><translation type="unfinished"></translation></message>
<message><source>Open the backup beside it (its name ends with ~), or another copy.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be read: {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Colour</source><translation>Farbe</translation></message>
<message><source>There is no answer to the hints yet.</source><translation type="unfinished"></translation></message>
<message><source>Give some hints first.</source><translation type="unfinished"></translation></message>
<message><source>Make a colour layer</source><translation>Farbebene machen</translation></message>
<message><source>This changes nothing in the picture.</source><translation type="unfinished"></translation></message>
<message><source>Choose another colour or mask.</source><translation type="unfinished"></translation></message>
<message><source>This document has no photo to colour.</source><translation type="unfinished"></translation></message>
<message><source>Choose one in the layers panel.</source><translation type="unfinished"></translation></message>
<message><source>This project has {0} GB, too much for a card.</source><translation type="unfinished"></translation></message>
<message><source>Save it as a project, or make a smaller copy of the picture.</source><translation type="unfinished"></translation></message>
<message><source>No object is chosen.</source><translation type="unfinished"></translation></message>
<message><source>Click on the object, or choose a mask.</source><translation type="unfinished"></translation></message>
<message><source>This was made for a picture of another size.</source><translation type="unfinished"></translation></message>
<message><source>Run it again.</source><translation type="unfinished"></translation></message>
<message><source>This is no answer of ColorEdit.</source><translation type="unfinished"></translation></message>
<message><source>This candidate has a value out of range.</source><translation type="unfinished"></translation></message>
<message><source>Delete it, and make it anew.</source><translation type="unfinished"></translation></message>
<message><source>This candidate is damaged.</source><translation type="unfinished"></translation></message>
<message><source>This candidate is of another version.</source><translation type="unfinished"></translation></message>
<message><source>A colour layer holds no dust.</source><translation type="unfinished"></translation></message>
<message><source>Choose the photo.</source><translation type="unfinished"></translation></message>
<message><source>Find dust</source><translation type="unfinished"></translation></message>
<message><source>Heal selection</source><translation type="unfinished"></translation></message>
<message><source>Untitled</source><translation type="unfinished"></translation></message>
<message><source>Undo {0}</source><translation type="unfinished"></translation></message>
<message><source>Redo {0}</source><translation type="unfinished"></translation></message>
<message><source>There is no such step in the history.</source><translation type="unfinished"></translation></message>
<message><source>History</source><translation>Verlauf</translation></message>
<message><source>Choose layer</source><translation type="unfinished"></translation></message>
<message><source>Add hint</source><translation type="unfinished"></translation></message>
<message><source>Change hint</source><translation type="unfinished"></translation></message>
<message><source>Delete hint</source><translation type="unfinished"></translation></message>
<message><source>Load hints</source><translation>Hinweise laden</translation></message>
<message><source>Recolour group</source><translation type="unfinished"></translation></message>
<message><source>Show</source><translation type="unfinished"></translation></message>
<message><source>Hide</source><translation type="unfinished"></translation></message>
<message><source>Paint</source><translation>Malen</translation></message>
<message><source>Change layer</source><translation type="unfinished"></translation></message>
<message><source>New layer</source><translation type="unfinished"></translation></message>
<message><source>There already is a layer “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Delete layer</source><translation>Ebene löschen</translation></message>
<message><source>The layer “{0}” is locked.</source><translation type="unfinished"></translation></message>
<message><source>Unlock it first.</source><translation type="unfinished"></translation></message>
<message><source>This is the last layer.</source><translation type="unfinished"></translation></message>
<message><source>Add another one before you delete it.</source><translation type="unfinished"></translation></message>
<message><source>Move layer</source><translation>Ebene verschieben</translation></message>
<message><source>A group cannot be moved into itself.</source><translation type="unfinished"></translation></message>
<message><source>Move it beside the group.</source><translation type="unfinished"></translation></message>
<message><source>Layer </source><translation type="unfinished"></translation></message>
<message><source>Change mask</source><translation type="unfinished"></translation></message>
<message><source>Rename mask</source><translation>Maske umbenennen</translation></message>
<message><source>There already is a mask “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Change palette</source><translation type="unfinished"></translation></message>
<message><source>Keep palette in project</source><translation type="unfinished"></translation></message>
<message><source>Note recipe</source><translation type="unfinished"></translation></message>
<message><source>Edit</source><translation type="unfinished"></translation></message>
<message><source>There is no layer to paint on.</source><translation type="unfinished"></translation></message>
<message><source>The layer “{0}” is hidden.</source><translation type="unfinished"></translation></message>
<message><source>Show it first.</source><translation type="unfinished"></translation></message>
<message><source>Add a colour layer above it.</source><translation type="unfinished"></translation></message>
<message><source>Choose a layer inside of it.</source><translation type="unfinished"></translation></message>
<message><source>There is no photo here to be coloured.</source><translation type="unfinished"></translation></message>
<message><source>Undo its deletion, or open another photo.</source><translation type="unfinished"></translation></message>
<message><source>The layer that follows the hints is gone.</source><translation type="unfinished"></translation></message>
<message><source>Undo its deletion, or paint on a layer.</source><translation type="unfinished"></translation></message>
<message><source>Show it to see hints act.</source><translation type="unfinished"></translation></message>
<message><source>PNG, 16 bit</source><translation type="unfinished"></translation></message>
<message><source>WebP, lossless</source><translation type="unfinished"></translation></message>
<message><source>TIFF, 16 bit</source><translation type="unfinished"></translation></message>
<message><source>Photoshop, layers</source><translation type="unfinished"></translation></message>
<message><source>Photoshop, large</source><translation type="unfinished"></translation></message>
<message><source>OpenRaster, layers</source><translation type="unfinished"></translation></message>
<message><source>There is no format “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Choose one of {0}.</source><translation type="unfinished"></translation></message>
<message><source>The quality is {0}; it goes from 1 to 100.</source><translation type="unfinished"></translation></message>
<message><source>Flats go by {0}, not by “{1}”.</source><translation type="unfinished"></translation></message>
<message><source>The longer side is {0}; it goes up to {1}.</source><translation type="unfinished"></translation></message>
<message><source>Type a smaller number.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not end in {1}.</source><translation type="unfinished"></translation></message>
<message><source>Change its name.</source><translation type="unfinished"></translation></message>
<message><source>solve</source><translation type="unfinished"></translation></message>
<message><source>write</source><translation type="unfinished"></translation></message>
<message><source>Saving {0} does not fit into memory.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, or save a smaller copy.</source><translation type="unfinished"></translation></message>
<message><source>place</source><translation type="unfinished"></translation></message>
<message><source>No layer is visible.</source><translation type="unfinished"></translation></message>
<message><source>Show the layers that are to be exported.</source><translation type="unfinished"></translation></message>
<message><source>Name of the document</source><translation type="unfinished"></translation></message>
<message><source>Task</source><translation type="unfinished"></translation></message>
<message><source>Way</source><translation>Weg</translation></message>
<message><source>Layer</source><translation type="unfinished"></translation></message>
<message><source>Colour as hex</source><translation>Farbe als Hex</translation></message>
<message><source>Colour in words</source><translation type="unfinished"></translation></message>
<message><source>Width in pixels</source><translation type="unfinished"></translation></message>
<message><source>Height in pixels</source><translation type="unfinished"></translation></message>
<message><source>Date</source><translation type="unfinished"></translation></message>
<message><source>Time</source><translation type="unfinished"></translation></message>
<message><source>Number, counts up</source><translation type="unfinished"></translation></message>
<message><source>Cc</source><translation type="unfinished"></translation></message>
<message><source>Cf</source><translation type="unfinished"></translation></message>
<message><source>Cs</source><translation type="unfinished"></translation></message>
<message><source>Zl</source><translation type="unfinished"></translation></message>
<message><source>Zp</source><translation type="unfinished"></translation></message>
<message><source>Co</source><translation type="unfinished"></translation></message>
<message><source>Cn</source><translation type="unfinished"></translation></message>
<message><source>The braces in the file name do not match.</source><translation type="unfinished"></translation></message>
<message><source>Write {{ or }} for a brace itself.</source><translation type="unfinished"></translation></message>
<message><source>There is no “{{0}}” in a file name.</source><translation type="unfinished"></translation></message>
<message><source>There are {0}.</source><translation type="unfinished"></translation></message>
<message><source>Write a number of digits like {n:02}, or a date like {date:%d.%m.%Y}.</source><translation type="unfinished"></translation></message>
<message><source>Lossless: PNG</source><translation type="unfinished"></translation></message>
<message><source>Web: JPEG, 2048 px, sRGB</source><translation type="unfinished"></translation></message>
<message><source>Small: WebP, 1200 px, sRGB, no metadata</source><translation type="unfinished"></translation></message>
<message><source>Print: TIFF, 16 bit</source><translation type="unfinished"></translation></message>
<message><source>Layers: Photoshop</source><translation type="unfinished"></translation></message>
<message><source>Layers: OpenRaster</source><translation type="unfinished"></translation></message>
<message><source>Layers: one PNG each</source><translation type="unfinished"></translation></message>
<message><source>A preset needs a name.</source><translation type="unfinished"></translation></message>
<message><source>Type one.</source><translation type="unfinished"></translation></message>
<message><source>There are {0} presets already.</source><translation type="unfinished"></translation></message>
<message><source>Delete one first.</source><translation type="unfinished"></translation></message>
<message><source>{0} was left out: {1}</source><translation type="unfinished"></translation></message>
<message><source>The project in {0} cannot be opened ({1}). Its picture was opened.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a share card: the project in it was opened, and has no file yet.</source><translation type="unfinished"></translation></message>
<message><source>{0} was a share card, but a program on its way wrote the picture anew and left the project out. Ask for the card as a file.</source><translation type="unfinished"></translation></message>
<message><source>Fill</source><translation type="unfinished"></translation></message>
<message><source>Select</source><translation>Auswählen</translation></message>
<message><source>{0} in the program</source><translation type="unfinished"></translation></message>
<message><source>Recovery is off: {0}.</source><translation>Die Wiederherstellung ist aus: {0}.</translation></message>
<message><source>The journal is damaged.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing in the journal.</source><translation type="unfinished"></translation></message>
<message><source>The colours of a model in the document are damaged.</source><translation type="unfinished"></translation></message>
<message><source>Run the model again.</source><translation type="unfinished"></translation></message>
<message><source>Colours from a model</source><translation>Farben von einem Modell</translation></message>
<message><source>Shade of the model</source><translation>Schatten des Modells</translation></message>
<message><source>{0} cannot be used: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Mend the permissions of that folder.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers holds definitions that have no place there.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers (stack.xml) cannot be read.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers (stack.xml) is not one of OpenRaster.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers does not say how large the picture is.</source><translation type="unfinished"></translation></message>
<message><source>Its groups lie too deep inside of each other.</source><translation type="unfinished"></translation></message>
<message><source>Group</source><translation>Gruppe</translation></message>
<message><source>The blend mode “{0}” of “{1}” is shown as normal.</source><translation type="unfinished"></translation></message>
<message><source>The layer “{0}” has no picture.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers holds a number that is none (“{0}”).</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers holds a number that is too large (“{0}”).</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers holds an opacity that is no number.</source><translation type="unfinished"></translation></message>
<message><source>Erase</source><translation type="unfinished"></translation></message>
<message><source>Clone</source><translation type="unfinished"></translation></message>
<message><source>Heal</source><translation type="unfinished"></translation></message>
<message><source>The photo itself cannot be erased.</source><translation type="unfinished"></translation></message>
<message><source>Erase on a layer above it, or paint over it.</source><translation type="unfinished"></translation></message>
<message><source>Palette</source><translation>Palette</translation></message>
<message><source>There is no mask “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Choose another one.</source><translation type="unfinished"></translation></message>
<message><source>Below</source><translation type="unfinished"></translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file, which holds at most {3} on a side.</source><translation type="unfinished"></translation></message>
<message><source>Choose .psb, its large form.</source><translation type="unfinished"></translation></message>
<message><source>Choose OpenRaster.</source><translation type="unfinished"></translation></message>
<message><source>The layers do not fit into a .psd file, which holds at most 2 GB.</source><translation type="unfinished"></translation></message>
<message><source>Picture from words</source><translation type="unfinished"></translation></message>
<message><source>This is no answer of Color Alignment.</source><translation type="unfinished"></translation></message>
<message><source>The picture that is open is smaller than {0} × {1} pixels.</source><translation type="unfinished"></translation></message>
<message><source>Close it, and a new one is made.</source><translation type="unfinished"></translation></message>
<message><source>This model gave no picture of its own.</source><translation type="unfinished"></translation></message>
<message><source>Run it again, or choose another one.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not fit into memory.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, and open it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a zip file, but not a project.</source><translation type="unfinished"></translation></message>
<message><source>Open a .colorstudio or .ora file, or a picture.</source><translation type="unfinished"></translation></message>
<message><source>{0} was saved by a newer ColorStudio (format {1}; this one knows {2}).</source><translation type="unfinished"></translation></message>
<message><source>Update ColorStudio to open it.</source><translation type="unfinished"></translation></message>
<message><source>Its colour profile cannot be used; sRGB was taken instead.</source><translation type="unfinished"></translation></message>
<message><source>{0} is {1} x {2} pixels, more than {3} megapixels.</source><translation type="unfinished"></translation></message>
<message><source>Raise the limit in the preferences if you trust this file.</source><translation type="unfinished"></translation></message>
<message><source>Colour from hints</source><translation>Farbe aus Hinweisen</translation></message>
<message><source>No colour is chosen.</source><translation type="unfinished"></translation></message>
<message><source>Choose a swatch or a reference.</source><translation type="unfinished"></translation></message>
<message><source>The mask is empty.</source><translation type="unfinished"></translation></message>
<message><source>Choose an object first.</source><translation type="unfinished"></translation></message>
<message><source>The document's description is damaged</source><translation type="unfinished"></translation></message>
<message><source>The unsaved “{0}” cannot be read: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Throw it away; a project that was saved is unharmed.</source><translation type="unfinished"></translation></message>
<message><source>The unsaved “{0}” is damaged and cannot be recovered.</source><translation type="unfinished"></translation></message>
<message><source>There is no reduction {0}; it goes from 0 to {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not inside of the picture ({1} x {2}).</source><translation type="unfinished"></translation></message>
<message><source>The longer side has to be at least one pixel.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not end in .png.</source><translation type="unfinished"></translation></message>
<message><source>A card is a PNG picture.</source><translation type="unfinished"></translation></message>
<message><source>Title</source><translation type="unfinished"></translation></message>
<message><source>Software</source><translation type="unfinished"></translation></message>
<message><source>Comment</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio share card</source><translation type="unfinished"></translation></message>
<message><source>Separate ink</source><translation>Tusche trennen</translation></message>
<message><source>There is no drawing here to be coloured.</source><translation type="unfinished"></translation></message>
<message><source>Open one.</source><translation>Eines öffnen.</translation></message>
<message><source>Flats from hints</source><translation>Flächen aus Hinweisen</translation></message>
<message><source>Ink</source><translation>Tusche</translation></message>
<message><source>There are no flats to be shaded.</source><translation type="unfinished"></translation></message>
<message><source>Separate the ink first.</source><translation type="unfinished"></translation></message>
<message><source>Shade</source><translation>Schatten</translation></message>
<message><source>Add shade layer</source><translation type="unfinished"></translation></message>
<message><source>Flats to layers</source><translation>Flächen zu Ebenen</translation></message>
<message><source>That would be {0} layers; there may be {1}.</source><translation type="unfinished"></translation></message>
<message><source>Choose one layer per colour.</source><translation type="unfinished"></translation></message>
<message><source>Paper</source><translation>Papier</translation></message>
<message><source>Flats</source><translation>Flächen</translation></message>
<message><source>Region {0}: {1}</source><translation type="unfinished"></translation></message>
<message><source>Photo</source><translation>Foto</translation></message>
<message><source>The words for a reference in the document are damaged</source><translation type="unfinished"></translation></message>
<message><source>Change words</source><translation>Worte ändern</translation></message>
<message><source>The weights in {0} are damaged: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Remove them, and install or import them again.</source><translation type="unfinished"></translation></message>
<message><source>NVIDIA's driver is here and finds no card.</source><translation type="unfinished"></translation></message>
<message><source>NVIDIA's driver fails with error {0}. Restart, or install it again.</source><translation type="unfinished"></translation></message>
<message><source>Files of this kind can hold programs. It is read as numbers only, and nothing in it is run; a .safetensors file is safer still.</source><translation type="unfinished"></translation></message>
<message><source>It may come as {0}. {1}</source><translation type="unfinished"></translation></message>
<message><source>There is no model “{0}” to install.</source><translation type="unfinished"></translation></message>
<message><source>There are: {0}.</source><translation type="unfinished"></translation></message>
<message><source>Choose the .safetensors file of the same model.</source><translation type="unfinished"></translation></message>
<message><source>Check its permissions, or copy it elsewhere.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds values that are not numbers (NaN or infinity), in {1}.</source><translation type="unfinished"></translation></message>
<message><source>The file is damaged, or its training failed; choose another one.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds more than weights; it was not opened.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged or cut off.</source><translation type="unfinished"></translation></message>
<message><source>{0} is an archive, not a model.</source><translation type="unfinished"></translation></message>
<message><source>Unpack it first.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a program of TorchScript, not weights.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no table of weights.</source><translation type="unfinished"></translation></message>
<message><source>There is no device “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>It is one of auto, cpu, cuda, mps.</source><translation type="unfinished"></translation></message>
<message><source>Choose auto or cpu.</source><translation type="unfinished"></translation></message>
<message><source>This torch is built for the processor only: install one for CUDA.</source><translation type="unfinished"></translation></message>
<message><source>Check its driver, or choose auto or cpu. {0}</source><translation type="unfinished"></translation></message>
<message><source>Processor</source><translation type="unfinished"></translation></message>
<message><source>There is no graphics card “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>They go from cuda:0 to cuda:{0}.</source><translation type="unfinished"></translation></message>
<message><source>Mac</source><translation type="unfinished"></translation></message>
<message><source>{0} is not there.</source><translation type="unfinished"></translation></message>
<message><source>Check the name.</source><translation type="unfinished"></translation></message>
<message><source>The name of {0} is not text in UTF-8.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no {1} files.</source><translation type="unfinished"></translation></message>
<message><source>Choose a folder or a file with weights.</source><translation type="unfinished"></translation></message>
<message><source>Accept that licence to install it: --accept-licence.</source><translation type="unfinished"></translation></message>
<message><source>Remove it, and import the files anew.</source><translation type="unfinished"></translation></message>
<message><source>What had come of “{0}” is thrown away.</source><translation type="unfinished"></translation></message>
<message><source>Use letters and digits.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be made: {1}.</source><translation type="unfinished"></translation></message>
<message><source>End what uses it; try again.</source><translation type="unfinished"></translation></message>
<message><source>The disk of {0} has {1} GB free; this takes {2} GB, and {3} GB are to stay free.</source><translation type="unfinished"></translation></message>
<message><source>Make room, or set COLORSTUDIO_HOME to a folder on another disk.</source><translation type="unfinished"></translation></message>
<message><source>Asking the hub</source><translation type="unfinished"></translation></message>
<message><source>Installed</source><translation>Installiert</translation></message>
<message><source>{0} holds another {1} than the one that is known.</source><translation type="unfinished"></translation></message>
<message><source>It was not fetched. Name another repository, or import a file that you trust.</source><translation type="unfinished"></translation></message>
<message><source>Make its folder writable, or set COLORSTUDIO_HOME to one that is.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be written: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Make room on the disk and try again; what has come is kept.</source><translation type="unfinished"></translation></message>
<message><source>{0} ended after {1} of {2} bytes.</source><translation type="unfinished"></translation></message>
<message><source>Try again; what has come is kept.</source><translation type="unfinished"></translation></message>
<message><source>The hub sent another part of {0} than was asked for.</source><translation type="unfinished"></translation></message>
<message><source>Try again later.</source><translation type="unfinished"></translation></message>
<message><source>The hub sent more of {0} than it had announced.</source><translation type="unfinished"></translation></message>
<message><source>Nothing was installed. Try again later, or name another repository.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not the file that it should be: its hash is another.</source><translation type="unfinished"></translation></message>
<message><source>It was thrown away. Try again, or name another repository (or HF_ENDPOINT).</source><translation type="unfinished"></translation></message>
<message><source>It has the form OWNER/NAME.</source><translation type="unfinished"></translation></message>
<message><source>Import a file that you have</source><translation type="unfinished"></translation></message>
<message><source>The graphics card failed: once more on the processor</source><translation>Die Grafikkarte ist ausgefallen: noch einmal auf dem Prozessor</translation></message>
<message><source>The graphics card failed; this was made on the processor.</source><translation>Die Grafikkarte ist ausgefallen; dies wurde auf dem Prozessor gerechnet.</translation></message>
<message><source>The picture did not fit into memory.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, or work on a smaller copy.</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion 1</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion 2 base</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion 2 (768, v-prediction)</source><translation type="unfinished"></translation></message>
<message><source>Segment Anything ViT-B</source><translation type="unfinished"></translation></message>
<message><source>Segment Anything ViT-L</source><translation type="unfinished"></translation></message>
<message><source>Segment Anything ViT-H</source><translation type="unfinished"></translation></message>
<message><source>CLIP ViT-H/14</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio's own small models</source><translation type="unfinished"></translation></message>
<message><source>Tiny VAE of Stable Diffusion</source><translation type="unfinished"></translation></message>
<message><source>Color Alignment in pixels</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion XL</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion 3</source><translation type="unfinished"></translation></message>
<message><source>Stable Cascade</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion for inpainting, with nine input channels</source><translation type="unfinished"></translation></message>
<message><source>Stable Diffusion with depth or another extra input</source><translation type="unfinished"></translation></message>
<message><source>Segment Anything 2</source><translation type="unfinished"></translation></message>
<message><source>ColorizeDiffusion 1.5 (switch)</source><translation type="unfinished"></translation></message>
<message><source>ColorizeDiffusion 2</source><translation type="unfinished"></translation></message>
<message><source>ColorizeDiffusion XL</source><translation type="unfinished"></translation></message>
<message><source>Weights of the family “{0}” are not known to this version.</source><translation type="unfinished"></translation></message>
<message><source>It knows {0}.</source><translation type="unfinished"></translation></message>
<message><source>Python could not be started for it</source><translation type="unfinished"></translation></message>
<message><source>Choosing the pack</source><translation type="unfinished"></translation></message>
<message><source>No GPU pack is installed.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing to go back to.</source><translation type="unfinished"></translation></message>
<message><source>There is no GPU pack “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Choose another pack.</source><translation type="unfinished"></translation></message>
<message><source>Nothing has come of a GPU pack “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing to be taken away.</source><translation type="unfinished"></translation></message>
<message><source>See `colorstudio gpu-pack status`.</source><translation type="unfinished"></translation></message>
<message><source>Checking</source><translation type="unfinished"></translation></message>
<message><source>Asking the package index</source><translation type="unfinished"></translation></message>
<message><source>It was thrown away. Try again, or import the files from a disk.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not have {1}{2}.</source><translation type="unfinished"></translation></message>
<message><source>Checking the files</source><translation type="unfinished"></translation></message>
<message><source>Copy it again. Nothing was installed.</source><translation type="unfinished"></translation></message>
<message><source>Unpacking {0}</source><translation type="unfinished"></translation></message>
<message><source>Trying it out on the graphics card</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack was not chosen: it could not be tried out. {0}</source><translation type="unfinished"></translation></message>
<message><source>Nothing was changed. The details are in {0}.</source><translation type="unfinished"></translation></message>
<message><source>The GPU pack was not chosen: {0}{1}.</source><translation type="unfinished"></translation></message>
<message><source>Nothing was changed. The details are in {0}; a newer graphics driver may help.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be removed: {1}.</source><translation type="unfinished"></translation></message>
<message><source>End every ColorStudio that runs, and try again.</source><translation type="unfinished"></translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation type="unfinished"></translation></message>
<message><source>The graphics driver {0} knows CUDA {1}; the pack needs {2}. Install a newer driver of NVIDIA.</source><translation type="unfinished"></translation></message>
<message><source>{0} is too old: the pack needs compute capability {1}.</source><translation type="unfinished"></translation></message>
<message><source>The graphics driver does not answer. Restart the computer.</source><translation type="unfinished"></translation></message>
<message><source>The graphics driver ended the test of it (status {0}).</source><translation type="unfinished"></translation></message>
<message><source>It took longer than {0} seconds.</source><translation type="unfinished"></translation></message>
<message><source>Restart the computer if the driver hangs.</source><translation type="unfinished"></translation></message>
<message><source>Download it again, or choose another file.</source><translation type="unfinished"></translation></message>
<message><source>{0} is cut off within its header.</source><translation type="unfinished"></translation></message>
<message><source>{0} is empty.</source><translation type="unfinished"></translation></message>
<message><source>Choose a .safetensors file.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a model in the safetensors format.</source><translation type="unfinished"></translation></message>
<message><source>The header of {0} is too long to be a model's.</source><translation type="unfinished"></translation></message>
<message><source>The header of {0} is damaged.</source><translation type="unfinished"></translation></message>
<message><source>The header of {0} is damaged: its parts overlap.</source><translation type="unfinished"></translation></message>
<message><source>{0} is cut off: {1} of {2} bytes of weights are there.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged: it goes on after its end.</source><translation type="unfinished"></translation></message>
<message><source>The hub does not say how large {0} of {1} is.</source><translation type="unfinished"></translation></message>
<message><source>It may be another kind of server: check HF_ENDPOINT.</source><translation type="unfinished"></translation></message>
<message><source>{0} was not asked for: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation type="unfinished"></translation></message>
<message><source>Go online, or import the files from a disk.</source><translation type="unfinished"></translation></message>
<message><source>The network was forbidden when the program started (HF_HUB_OFFLINE).</source><translation type="unfinished"></translation></message>
<message><source>Start it again without, or import the files from a disk.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no file {1} on the hub any more.</source><translation type="unfinished"></translation></message>
<message><source>Name another repository that has it, or import the files from a disk.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not on the hub {1} (any more).</source><translation type="unfinished"></translation></message>
<message><source>Name a repository that has the same files, or import them from a disk.</source><translation type="unfinished"></translation></message>
<message><source>The hub asks for patience: too many requests.</source><translation type="unfinished"></translation></message>
<message><source>The hub failed with {0} when it was asked for {1}.</source><translation type="unfinished"></translation></message>
<message><source>Try again later; what has come is kept.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be reached, or broke off ({1}).</source><translation type="unfinished"></translation></message>
<message><source>Check the network and try again; what has come is kept.</source><translation type="unfinished"></translation></message>
<message><source>The hub does not open {0} for your token.</source><translation type="unfinished"></translation></message>
<message><source>Accept the licence on {0} while logged in, and see that the token may read.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not open to everyone, or is gone.</source><translation type="unfinished"></translation></message>
<message><source>Accept the licence on {0}, make a token there, and set HF_TOKEN to it.</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” are no longer on the disk.</source><translation type="unfinished"></translation></message>
<message><source>Install them again, or choose other weights.</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” cannot be read: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Its licence is not known: look where it came from.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not exist.</source><translation type="unfinished"></translation></message>
<message><source>To use it all the same: --allow-pickle.</source><translation type="unfinished"></translation></message>
<message><source>{0} alone is not enough: it is a part of {1}.</source><translation type="unfinished"></translation></message>
<message><source>Import that.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not whole: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Copy the folder again.</source><translation type="unfinished"></translation></message>
<message><source>Take the whole folder anew from where it was made.</source><translation type="unfinished"></translation></message>
<message><source>{0} names files outside of its folder.</source><translation type="unfinished"></translation></message>
<message><source>Import those files.</source><translation type="unfinished"></translation></message>
<message><source>Imported</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be copied: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Make room, or use it where it lies.</source><translation type="unfinished"></translation></message>
<message><source>Choose another file.</source><translation type="unfinished"></translation></message>
<message><source>Files of this kind can carry programs. Only the numbers in it are read, nothing in it is run; the .safetensors file of the same model is still the better choice.</source><translation type="unfinished"></translation></message>
<message><source>The file does not say which kind of Stable Diffusion 2 it is; the one for 768 pixels is taken. If pictures come out as noise or blotches, choose the other kind.</source><translation type="unfinished"></translation></message>
<message><source>The file does not say what its U-Net predicts; epsilon is taken, as all published ones of its kind do. If pictures come out as noise or blotches, choose v-prediction.</source><translation type="unfinished"></translation></message>
<message><source>Choose a file of weights.</source><translation type="unfinished"></translation></message>
<message><source>The weights in {0} are in several pieces; such are not used.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no weights.</source><translation type="unfinished"></translation></message>
<message><source>{0} in {1} is missing or damaged.</source><translation type="unfinished"></translation></message>
<message><source>{0} in {1} is damaged.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no U-Net.</source><translation type="unfinished"></translation></message>
<message><source>{0} is in a layout that is not known: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Install or import it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not hold DDColor.</source><translation type="unfinished"></translation></message>
<message><source>The config.json of {0} is damaged.</source><translation type="unfinished"></translation></message>
<message><source>The words of the captioner are damaged.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not loaded in this way.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not fit the bundle's unet.</source><translation type="unfinished"></translation></message>
<message><source>The tokenizer is damaged.</source><translation type="unfinished"></translation></message>
<message><source>The tokenizer is damaged: merges.txt is cut off.</source><translation type="unfinished"></translation></message>
<message><source>The tokenizer is damaged: merges.txt cannot be read.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no {1} of {2}.</source><translation type="unfinished"></translation></message>
<message><source>{0} lacks {1} of {2} weights, as {3}.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not fit: {1} has whole numbers.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not fit: {1} is {2} instead of {3}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a LoRA.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no LoRA.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds a LoRA of a kind that is not used here.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged: half of {1} is missing.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds values that are not numbers, in {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged: {1} has no rank.</source><translation type="unfinished"></translation></message>
<message><source>The words in {0} are damaged.</source><translation type="unfinished"></translation></message>
<message><source>Adding the LoRAs</source><translation type="unfinished"></translation></message>
<message><source>The licence of the LoRA “{0}” is not known.</source><translation type="unfinished"></translation></message>
<message><source>{0} That may hold for the picture, too.</source><translation type="unfinished"></translation></message>
<message><source>The strength of a LoRA is {0}; it goes from {1} to {2}.</source><translation type="unfinished"></translation></message>
<message><source>This way has no model that a LoRA could change.</source><translation type="unfinished"></translation></message>
<message><source>Run it without one.</source><translation type="unfinished"></translation></message>
<message><source>The LoRA “{0}” was made for {1}; “{2}” is {3}.</source><translation type="unfinished"></translation></message>
<message><source>Choose other weights, or another LoRA.</source><translation type="unfinished"></translation></message>
<message><source>{0} is of a kind of file that can carry programs.</source><translation type="unfinished"></translation></message>
<message><source>Take it in with `colorstudio models import {0} --allow-pickle`, and give its id.</source><translation type="unfinished"></translation></message>
<message><source>There is no LoRA “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Give a file, or an id that `colorstudio models list` shows.</source><translation type="unfinished"></translation></message>
<message><source>What the recipe says of its LoRAs is damaged.</source><translation type="unfinished"></translation></message>
<message><source>Choose the LoRAs by hand.</source><translation type="unfinished"></translation></message>
<message><source>Give the file that was used with --lora FILE.</source><translation type="unfinished"></translation></message>
<message><source>The LoRA “{0}” of the recipe is not here.</source><translation type="unfinished"></translation></message>
<message><source>Memory was full: once more, in smaller pieces</source><translation type="unfinished"></translation></message>
<message><source>Memory was full at first; this is the answer of a second run that needs less.</source><translation type="unfinished"></translation></message>
<message><source>The run did not fit into the memory of this computer, also in smaller pieces.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, or choose a smaller working size.</source><translation type="unfinished"></translation></message>
<message><source>The run did not fit into the memory of the graphics card, also in smaller pieces.</source><translation type="unfinished"></translation></message>
<message><source>Choose a smaller working size, close other programs that use the card, or set the device to cpu, which is slow.</source><translation type="unfinished"></translation></message>
<message><source>Choose another file; `colorstudio models list` shows what is used.</source><translation type="unfinished"></translation></message>
<message><source>Accept</source><translation type="unfinished"></translation></message>
<message><source>It was not fetched. Import the files from a disk that you trust.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no {1}.</source><translation type="unfinished"></translation></message>
<message><source>Import the files from a disk, or try again later.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not have {1} (any more).</source><translation type="unfinished"></translation></message>
<message><source>Import the files from a disk, or install a newer version of ColorStudio.</source><translation type="unfinished"></translation></message>
<message><source>{0} failed with {1} when it was asked for {2}.</source><translation type="unfinished"></translation></message>
<message><source>No package index was asked: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio uses Stable Diffusion 1 and 2, the first ColorizeDiffusion, Segment Anything, CLIP ViT-H/14 and DDColor.</source><translation type="unfinished"></translation></message>
<message><source>The VAEs of Stable Diffusion 1, 2 and XL have the same keys; one of XL gives wrong colours.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds no model that is known here.</source><translation type="unfinished"></translation></message>
<message><source>{0} is {1}, which is not used here.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a SAM of a kind that is not known here.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a part of ColorizeDiffusion; its U-Net is missing.</source><translation type="unfinished"></translation></message>
<message><source>Choose the whole file, as its authors publish it.</source><translation type="unfinished"></translation></message>
<message><source>{0} joins a U-Net and a text encoder that do not fit each other.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a VAE of another family.</source><translation type="unfinished"></translation></message>
<message><source>Choose other weights.</source><translation type="unfinished"></translation></message>
<message><source>Loading {0}</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” were changed while they were in use.</source><translation type="unfinished"></translation></message>
<message><source>The configuration of {0} cannot be read.</source><translation type="unfinished"></translation></message>
<message><source>Install it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not hold SAM vit_b, vit_l or vit_h.</source><translation type="unfinished"></translation></message>
<message><source>The configuration of {0} is not that of SAM.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not fit SAM.</source><translation type="unfinished"></translation></message>
<message><source>{0} lacks {1} of SAM's weights, such as {2}.</source><translation type="unfinished"></translation></message>
<message><source>The point {0}, {1} lies outside of the picture ({2} × {3}).</source><translation type="unfinished"></translation></message>
<message><source>Click inside of it.</source><translation type="unfinished"></translation></message>
<message><source>Nothing says where the object is.</source><translation type="unfinished"></translation></message>
<message><source>Click it, or draw a box.</source><translation type="unfinished"></translation></message>
<message><source>The box holds no pixel of the picture.</source><translation type="unfinished"></translation></message>
<message><source>Draw it around the object.</source><translation type="unfinished"></translation></message>
<message><source>There is no segmenter “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>{0} The way grabcut needs no weights.</source><translation type="unfinished"></translation></message>
<message><source>Segment Anything did not fit into memory.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, use the base weights (sam-vit-b), or set the device to cpu.</source><translation type="unfinished"></translation></message>
<message><source>SAM was not shown a picture yet.</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” are not installed.</source><translation type="unfinished"></translation></message>
<message><source>Install them with `colorstudio models install {0}`, or in the model manager.</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” are not installed, or do not fit here.</source><translation type="unfinished"></translation></message>
<message><source>The weights for this are not installed.</source><translation type="unfinished"></translation></message>
<message><source>Install them with {0}, or in the model manager.</source><translation type="unfinished"></translation></message>
<message><source>Import them in the model manager, or train them (`colorstudio train`).</source><translation type="unfinished"></translation></message>
<message><source>There is nothing to choose.</source><translation type="unfinished"></translation></message>
<message><source>Other weights can be installed beside it; they are taken before it.</source><translation type="unfinished"></translation></message>
<message><source>End what uses it, and try again.</source><translation type="unfinished"></translation></message>
<message><source>Choose other weights; `colorstudio models list` shows what there is.</source><translation type="unfinished"></translation></message>
<message><source>Install it with `colorstudio models install {0}`, or in the model manager.</source><translation type="unfinished"></translation></message>
<message><source>Import the “{0}” that it was trained upon.</source><translation type="unfinished"></translation></message>
<message><source>Import “{0}” in the model manager.</source><translation type="unfinished"></translation></message>
<message><source>Repair them with `colorstudio models verify {0} --repair`.</source><translation type="unfinished"></translation></message>
<message><source>They come with ColorStudio: install it again.</source><translation type="unfinished"></translation></message>
<message><source>The weights “{0}” are damaged: {1} is gone or cut off.</source><translation type="unfinished"></translation></message>
<message><source>Put the file back, or remove the model and import it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} has {1} bytes; it had {2}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is gone.</source><translation type="unfinished"></translation></message>
<message><source>{0} has other content than it had.</source><translation type="unfinished"></translation></message>
<message><source>The words of CLIP are missing: the package open-clip-torch is not installed.</source><translation type="unfinished"></translation></message>
<message><source>Install it with `pip install open-clip-torch`.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a whole wheel: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Fetch it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds a file of another wheel of the pack: {1}.</source><translation type="unfinished"></translation></message>
<message><source>The list of the pack is wrong; please report it.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be unpacked: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Make room on the disk and try again; what was downloaded is kept.</source><translation type="unfinished"></translation></message>
<message><source>{0} reaches out of its folder: {1}.</source><translation type="unfinished"></translation></message>
<message><source>It was not unpacked.</source><translation type="unfinished"></translation></message>
<message><source>A coloured picture is h x w x 4 in 8 bit.</source><translation type="unfinished"></translation></message>
<message><source>The coloured picture is {0} x {1}, and the drawing {2} x {3}.</source><translation type="unfinished"></translation></message>
<message><source>Give one of the same drawing, with its proportions.</source><translation type="unfinished"></translation></message>
<message><source>Normal</source><translation type="unfinished"></translation></message>
<message><source>Multiply</source><translation type="unfinished"></translation></message>
<message><source>Screen</source><translation type="unfinished"></translation></message>
<message><source>Overlay</source><translation type="unfinished"></translation></message>
<message><source>Darken</source><translation type="unfinished"></translation></message>
<message><source>Lighten</source><translation type="unfinished"></translation></message>
<message><source>Colour dodge</source><translation type="unfinished"></translation></message>
<message><source>Colour burn</source><translation type="unfinished"></translation></message>
<message><source>Hard light</source><translation type="unfinished"></translation></message>
<message><source>Soft light</source><translation type="unfinished"></translation></message>
<message><source>Difference</source><translation type="unfinished"></translation></message>
<message><source>Atop</source><translation type="unfinished"></translation></message>
<message><source>The brush's {0} is {1} to {2}, not {3}.</source><translation type="unfinished"></translation></message>
<message><source>The cast{0} has no parts.</source><translation type="unfinished"></translation></message>
<message><source>Give it at least one, such as “hair: dark green”.</source><translation type="unfinished"></translation></message>
<message><source>A cast of {0} parts is more than ColorStudio can keep.</source><translation type="unfinished"></translation></message>
<message><source>Use {0} parts at most.</source><translation type="unfinished"></translation></message>
<message><source>A part of the cast has no name.</source><translation type="unfinished"></translation></message>
<message><source>Name every part.</source><translation type="unfinished"></translation></message>
<message><source>Two parts are called “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Rename one of them.</source><translation type="unfinished"></translation></message>
<message><source>Did you mean “{0}”? </source><translation type="unfinished"></translation></message>
<message><source>There is no part “{0}” in the cast.</source><translation type="unfinished"></translation></message>
<message><source>Its parts are {0}{1}.</source><translation type="unfinished"></translation></message>
<message><source>Give the name of a cast file.</source><translation type="unfinished"></translation></message>
<message><source>There is no cast file {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} could not be read: {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is far too large for a cast.</source><translation type="unfinished"></translation></message>
<message><source>Choose a cast: it is a small file.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a cast file: it is no JSON text.</source><translation type="unfinished"></translation></message>
<message><source>Choose a cast, as the window saves them.</source><translation type="unfinished"></translation></message>
<message><source>This is not a cast: it has no list “parts”.</source><translation type="unfinished"></translation></message>
<message><source>This is not a cast: “parts” is no list.</source><translation type="unfinished"></translation></message>
<message><source>A part of the cast has no name and colour.</source><translation type="unfinished"></translation></message>
<message><source>Give it both.</source><translation type="unfinished"></translation></message>
<message><source>The part{0} has no colour.</source><translation type="unfinished"></translation></message>
<message><source>Write it like #c08040.</source><translation type="unfinished"></translation></message>
<message><source>A colour of the part{0} is no text.</source><translation type="unfinished"></translation></message>
<message><source>The part{0}: {1}</source><translation type="unfinished"></translation></message>
<message><source>The “{0}” in the cast is no text.</source><translation type="unfinished"></translation></message>
<message><source>Put it in quotes.</source><translation type="unfinished"></translation></message>
<message><source>{0} choices do not fit {1} regions.</source><translation type="unfinished"></translation></message>
<message><source>L is 0 to 100, a and b within ±200.</source><translation type="unfinished"></translation></message>
<message><source>That is too long to be a list of colours.</source><translation type="unfinished"></translation></message>
<message><source>Write: hair: dark green.</source><translation type="unfinished"></translation></message>
<message><source>Write it like “hair: dark green”.</source><translation type="unfinished"></translation></message>
<message><source>No colour is given for “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Write: dark green.</source><translation type="unfinished"></translation></message>
<message><source>No colour was given.</source><translation type="unfinished"></translation></message>
<message><source>Write it like “dark green”, or like #c08040.</source><translation type="unfinished"></translation></message>
<message><source>Did you mean {0}?</source><translation type="unfinished"></translation></message>
<message><source>Use other words, or write #c08040.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing to fill outside of the picture.</source><translation type="unfinished"></translation></message>
<message><source>The tolerance of a fill and its growth cannot be negative.</source><translation type="unfinished"></translation></message>
<message><source>A screen of {0} lines per inch needs more than {1} dpi.</source><translation type="unfinished"></translation></message>
<message><source>Ask for {0} lines or fewer.</source><translation type="unfinished"></translation></message>
<message><source>There is no dot “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>These hints belong to a picture of {0} x {1}, and this one is {2} x {3}.</source><translation type="unfinished"></translation></message>
<message><source>Use hints that were made on a picture of the same proportions.</source><translation type="unfinished"></translation></message>
<message><source>A {0} at ({1}, {2}) lies outside of the picture ({3} x {4}).</source><translation type="unfinished"></translation></message>
<message><source>Remove it, or give the size that its coordinates belong to.</source><translation type="unfinished"></translation></message>
<message><source>A hint file holds one JSON object.</source><translation type="unfinished"></translation></message>
<message><source>It looks like {"size": [W, H]}.</source><translation type="unfinished"></translation></message>
<message><source>The hints do not say their picture's size.</source><translation type="unfinished"></translation></message>
<message><source>Add "size": [width, height].</source><translation type="unfinished"></translation></message>
<message><source>Mend the file, or save the hints again.</source><translation type="unfinished"></translation></message>
<message><source>More than {0} hints.</source><translation type="unfinished"></translation></message>
<message><source>Leave some out.</source><translation type="unfinished"></translation></message>
<message><source>{0} is far too large for a hint file.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a hint file: it is no text.</source><translation type="unfinished"></translation></message>
<message><source>Choose hints, as the window saves them.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a hint file: {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not an object.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no "color".</source><translation type="unfinished"></translation></message>
<message><source>The palette has paper and no ink.</source><translation type="unfinished"></translation></message>
<message><source>Give a colour the role ink.</source><translation type="unfinished"></translation></message>
<message><source>{0} inks are more than can be printed.</source><translation type="unfinished"></translation></message>
<message><source>Use {0} at most.</source><translation type="unfinished"></translation></message>
<message><source>The colour profile in the file is damaged; sRGB was taken instead.</source><translation type="unfinished"></translation></message>
<message><source>The file holds {0} profile that does not fit its pixels; it was left out.</source><translation type="unfinished"></translation></message>
<message><source>The picture's profile is made of tables; it was converted to sRGB.</source><translation type="unfinished"></translation></message>
<message><source>The grey picture was converted from its profile to sRGB.</source><translation type="unfinished"></translation></message>
<message><source>The CMYK picture was converted to sRGB by its profile.</source><translation type="unfinished"></translation></message>
<message><source>The colour profile in the file is damaged.</source><translation type="unfinished"></translation></message>
<message><source>The CMYK picture has no profile; it was converted to sRGB as a typical print.</source><translation type="unfinished"></translation></message>
<message><source>The Lab picture was converted to sRGB.</source><translation type="unfinished"></translation></message>
<message><source>{0} is {1}.</source><translation type="unfinished"></translation></message>
<message><source>Save it as PNG, JPEG, WebP, TIFF or BMP first.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a picture.</source><translation type="unfinished"></translation></message>
<message><source>Choose a PNG, JPEG, WebP, TIFF or BMP file.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged or incomplete.</source><translation type="unfinished"></translation></message>
<message><source>Open another copy, or repair it in another program.</source><translation type="unfinished"></translation></message>
<message><source>{0} components</source><translation type="unfinished"></translation></message>
<message><source>The mask {0} is {1} x {2}, and the picture is {3} x {4}.</source><translation type="unfinished"></translation></message>
<message><source>Use a mask of the same proportions.</source><translation type="unfinished"></translation></message>
<message><source>Raw profile type </source><translation type="unfinished"></translation></message>
<message><source>The picture is an animation; only its first image was opened.</source><translation type="unfinished"></translation></message>
<message><source>A text in the file (“{0}”) is damaged; it was left out.</source><translation type="unfinished"></translation></message>
<message><source>{0} is far too large for a picture.</source><translation type="unfinished"></translation></message>
<message><source>{0} is a {1} file in spite of its ending.</source><translation type="unfinished"></translation></message>
<message><source>Choose a picture inside it.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a regular file.</source><translation type="unfinished"></translation></message>
<message><source>Choose a picture file.</source><translation type="unfinished"></translation></message>
<message><source>Check the name and the folder.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs or make it smaller.</source><translation type="unfinished"></translation></message>
<message><source>{0} is {1} x {2} pixels ({3} megapixels), more than the limit of {4}.</source><translation type="unfinished"></translation></message>
<message><source>Raise the limit in the preferences if the picture is meant to be that large.</source><translation type="unfinished"></translation></message>
<message><source>Steps</source><translation type="unfinished"></translation></message>
<message><source>Sampler</source><translation type="unfinished"></translation></message>
<message><source>CFG scale</source><translation type="unfinished"></translation></message>
<message><source>Seed</source><translation>Startwert</translation></message>
<message><source>Size</source><translation>Größe</translation></message>
<message><source>Model hash</source><translation type="unfinished"></translation></message>
<message><source>Model</source><translation>Modell</translation></message>
<message><source>Method</source><translation type="unfinished"></translation></message>
<message><source>Version</source><translation type="unfinished"></translation></message>
<message><source>Steps: </source><translation type="unfinished"></translation></message>
<message><source>Negative prompt: {0}</source><translation type="unfinished"></translation></message>
<message><source>Save it as an RGB picture.</source><translation type="unfinished"></translation></message>
<message><source>The file has several pages; only the first was opened.</source><translation type="unfinished"></translation></message>
<message><source>Develop it to TIFF or PNG first.</source><translation type="unfinished"></translation></message>
<message><source>Save it with LZW or Deflate, or as PNG.</source><translation type="unfinished"></translation></message>
<message><source>Save it with 8 or 16 bit per channel.</source><translation type="unfinished"></translation></message>
<message><source>Save it as RGB or CMYK.</source><translation type="unfinished"></translation></message>
<message><source>The picture's colours were stored multiplied by alpha; undone.</source><translation type="unfinished"></translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file.</source><translation type="unfinished"></translation></message>
<message><source>It holds at most {0} on a side; save as PNG or TIFF.</source><translation type="unfinished"></translation></message>
<message><source>{0} does not end like a picture.</source><translation type="unfinished"></translation></message>
<message><source>Use one of {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} bits per channel cannot be saved.</source><translation type="unfinished"></translation></message>
<message><source>Choose 8 or 16.</source><translation type="unfinished"></translation></message>
<message><source>The white point has to be above the black point, both within 0 to 1.</source><translation type="unfinished"></translation></message>
<message><source>Gamma is 0.1 to 10, not {0}.</source><translation type="unfinished"></translation></message>
<message><source>The output range has to lie within 0 to 1.</source><translation type="unfinished"></translation></message>
<message><source>The picture is all ink: there is no paper that could be coloured.</source><translation type="unfinished"></translation></message>
<message><source>There is no ink in the picture: it is one region.</source><translation type="unfinished"></translation></message>
<message><source>This looks like a photo or a painting, not like line art: its dark parts are taken for ink.</source><translation type="unfinished"></translation></message>
<message><source>A mask cannot be changed by {0} pixels.</source><translation type="unfinished"></translation></message>
<message><source>Give 0 to {0}.</source><translation type="unfinished"></translation></message>
<message><source>A mask has one value per pixel, and this one is {0}.</source><translation type="unfinished"></translation></message>
<message><source>The mask is {0} x {1} and the picture {2} x {3}.</source><translation type="unfinished"></translation></message>
<message><source>Give a mask with the proportions of the picture.</source><translation type="unfinished"></translation></message>
<message><source>A palette of {0} colours is more than ColorStudio can keep.</source><translation type="unfinished"></translation></message>
<message><source>Use {0} colours at most.</source><translation type="unfinished"></translation></message>
<message><source>The share of {0} is {1}; it goes from 0 to 1.</source><translation type="unfinished"></translation></message>
<message><source>Give a part of the whole, such as 0.25.</source><translation type="unfinished"></translation></message>
<message><source>The shares add up to {0} %.</source><translation type="unfinished"></translation></message>
<message><source>Lower some of them, or leave some colours free.</source><translation type="unfinished"></translation></message>
<message><source>The palette is empty.</source><translation type="unfinished"></translation></message>
<message><source>Drop a picture or paste hex colours.</source><translation>Ein Bild hierher ziehen oder Hex-Farben einfügen.</translation></message>
<message><source>All colours have shares, and they add up to {0} % only.</source><translation type="unfinished"></translation></message>
<message><source>Raise one of them, or leave one colour free.</source><translation type="unfinished"></translation></message>
<message><source>{0} is locked.</source><translation type="unfinished"></translation></message>
<message><source>Unlock it to swap it.</source><translation type="unfinished"></translation></message>
<message><source>There is no hex colour in this text.</source><translation type="unfinished"></translation></message>
<message><source>Write them like #c08040, #204060.</source><translation type="unfinished"></translation></message>
<message><source>This is not a palette: it has no list “colors”.</source><translation type="unfinished"></translation></message>
<message><source>Choose a palette, as the window saves them.</source><translation type="unfinished"></translation></message>
<message><source>The share {0} is not a number.</source><translation type="unfinished"></translation></message>
<message><source>Write a number from 0 to 1.</source><translation type="unfinished"></translation></message>
<message><source>It is ink or paper.</source><translation type="unfinished"></translation></message>
<message><source>A colour of the palette has no value.</source><translation type="unfinished"></translation></message>
<message><source>Write them in brackets.</source><translation type="unfinished"></translation></message>
<message><source>{0} colours cannot be taken.</source><translation type="unfinished"></translation></message>
<message><source>Ask for 1 to {0}.</source><translation type="unfinished"></translation></message>
<message><source>The mask has {0} x {1} pixels and the picture {2} x {3}.</source><translation type="unfinished"></translation></message>
<message><source>The mask is not a picture of one channel.</source><translation type="unfinished"></translation></message>
<message><source>Colours can be taken from RGB pictures in 8 or 16 bit only.</source><translation type="unfinished"></translation></message>
<message><source>Choose another part.</source><translation type="unfinished"></translation></message>
<message><source>The picture is fully transparent</source><translation type="unfinished"></translation></message>
<message><source>The picture is transparent inside of the mask</source><translation type="unfinished"></translation></message>
<message><source>The mask is empty</source><translation type="unfinished"></translation></message>
<message><source>Give the name of a palette file.</source><translation type="unfinished"></translation></message>
<message><source>There is no palette file {0}.</source><translation type="unfinished"></translation></message>
<message><source>This palette</source><translation type="unfinished"></translation></message>
<message><source>{0} is far too large for a palette.</source><translation type="unfinished"></translation></message>
<message><source>{0} is an empty file.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be read as {1}: {2}.</source><translation type="unfinished"></translation></message>
<message><source>Save it again in the program that it came from.</source><translation type="unfinished"></translation></message>
<message><source>There is no colour in {0}.</source><translation type="unfinished"></translation></message>
<message><source>Add a colour before you save it.</source><translation type="unfinished"></translation></message>
<message><source>Give a file, or colours such as #c08040,#204060.</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio palette</source><translation type="unfinished"></translation></message>
<message><source>GIMP palette</source><translation type="unfinished"></translation></message>
<message><source>Krita palette</source><translation type="unfinished"></translation></message>
<message><source>Adobe swatch exchange</source><translation type="unfinished"></translation></message>
<message><source>Photoshop swatches</source><translation type="unfinished"></translation></message>
<message><source>Photoshop colour table</source><translation type="unfinished"></translation></message>
<message><source>CSS custom properties</source><translation type="unfinished"></translation></message>
<message><source>Hex list</source><translation type="unfinished"></translation></message>
<message><source>JASC palette (Paint Shop Pro)</source><translation type="unfinished"></translation></message>
<message><source>RIFF palette (Microsoft)</source><translation type="unfinished"></translation></message>
<message><source>{0} has no ending of a palette file.</source><translation type="unfinished"></translation></message>
<message><source>Palettes end in {0}.</source><translation type="unfinished"></translation></message>
<message><source>GIMP Palette</source><translation type="unfinished"></translation></message>
<message><source>Channels</source><translation type="unfinished"></translation></message>
<message><source>Name: {0}</source><translation type="unfinished"></translation></message>
<message><source>Columns: 0</source><translation type="unfinished"></translation></message>
<message><source>Lab identity built-in</source><translation type="unfinished"></translation></message>
<message><source>Profile</source><translation type="unfinished"></translation></message>
<message><source>Lab</source><translation type="unfinished"></translation></message>
<message><source>{0} has no value</source><translation type="unfinished"></translation></message>
<message><source>Gray</source><translation type="unfinished"></translation></message>
<message><source>Position</source><translation type="unfinished"></translation></message>
<message><source>A picture is H x W x 4 in 8 or 16 bit, not {0} {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture has no pixels.</source><translation type="unfinished"></translation></message>
<message><source>L* is {0}, and the rectangle is {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pixels {0} do not fill a rectangle {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture is {0}, and its colours are for {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pictures differ in size: {0} and {1}.</source><translation type="unfinished"></translation></message>
<message><source>Choose another.</source><translation type="unfinished"></translation></message>
<message><source>The plates were not written: {0}.</source><translation type="unfinished"></translation></message>
<message><source>Check the disk.</source><translation type="unfinished"></translation></message>
<message><source>A pressure curve has 2 to {0} points.</source><translation type="unfinished"></translation></message>
<message><source>Take points away, or reset the curve.</source><translation type="unfinished"></translation></message>
<message><source>The points of a pressure curve lie between 0 and 1.</source><translation type="unfinished"></translation></message>
<message><source>Reset the curve.</source><translation type="unfinished"></translation></message>
<message><source>The points of a pressure curve stand too close to each other.</source><translation type="unfinished"></translation></message>
<message><source>Draw them apart.</source><translation type="unfinished"></translation></message>
<message><source>Display P3</source><translation type="unfinished"></translation></message>
<message><source>Compatible with Adobe RGB (1998)</source><translation type="unfinished"></translation></message>
<message><source>Compatible with ProPhoto RGB</source><translation type="unfinished"></translation></message>
<message><source>No copyright, use freely</source><translation type="unfinished"></translation></message>
<message><source>There is no reference to take colours from.</source><translation type="unfinished"></translation></message>
<message><source>Give a coloured picture.</source><translation type="unfinished"></translation></message>
<message><source>The mask of reference {0} is not as large as the drawing, which has {1} x {2} pixels.</source><translation type="unfinished"></translation></message>
<message><source>Make the mask from this drawing.</source><translation type="unfinished"></translation></message>
<message><source>The mask of reference {0} is empty: it is for no part of the drawing.</source><translation type="unfinished"></translation></message>
<message><source>Choose another mask, or give the reference without one.</source><translation type="unfinished"></translation></message>
<message><source>The reference is fully transparent: there is no colour to take.</source><translation type="unfinished"></translation></message>
<message><source>Choose another picture.</source><translation type="unfinished"></translation></message>
<message><source>No point was chosen for the colour.</source><translation type="unfinished"></translation></message>
<message><source>Click on the object.</source><translation type="unfinished"></translation></message>
<message><source>There is no drawing to be cut into regions.</source><translation type="unfinished"></translation></message>
<message><source>The reference is transparent.</source><translation type="unfinished"></translation></message>
<message><source>Choose a part that shows the colour.</source><translation type="unfinished"></translation></message>
<message><source>The point {0}, {1} lies outside of the picture.</source><translation type="unfinished"></translation></message>
<message><source>Choose one inside of it.</source><translation type="unfinished"></translation></message>
<message><source>The point does not lie on the object.</source><translation type="unfinished"></translation></message>
<message><source>Click inside of the mask.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing in the mask.</source><translation type="unfinished"></translation></message>
<message><source>Lettering</source><translation type="unfinished"></translation></message>
<message><source>Screentone</source><translation type="unfinished"></translation></message>
<message><source>Dust has a radius of 1 to {0} pixels, sensitivity 0 to 1.</source><translation type="unfinished"></translation></message>
<message><source>The hints are for {0}, and the picture is {1}.</source><translation type="unfinished"></translation></message>
<message><source>A hint names the mask “{0}”, which is not there.</source><translation type="unfinished"></translation></message>
<message><source>A mask is a picture of one channel, not {0}.</source><translation type="unfinished"></translation></message>
<message><source>There is no pixel to colour: all are transparent or outside of the mask.</source><translation type="unfinished"></translation></message>
<message><source>Choose another mask or layer.</source><translation type="unfinished"></translation></message>
<message><source>Hints name {0} masks.</source><translation type="unfinished"></translation></message>
<message><source>{0} are possible at a time.</source><translation type="unfinished"></translation></message>
<message><source>The program is closing.</source><translation type="unfinished"></translation></message>
<message><source>Start it again to go on.</source><translation type="unfinished"></translation></message>
<message><source>{0} jobs are waiting already.</source><translation type="unfinished"></translation></message>
<message><source>Wait, or clear the job list.</source><translation type="unfinished"></translation></message>
<message><source>{0} is “{1}”; it is one of {2}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is {1}; it goes {2}.</source><translation type="unfinished"></translation></message>
<message><source>{0} holds bytes that are not text in UTF-8.</source><translation type="unfinished"></translation></message>
<message><source>Type it again.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is damaged</source><translation type="unfinished"></translation></message>
<message><source>Give the mask with it.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is not one of {0}.</source><translation type="unfinished"></translation></message>
<message><source>Name another file.</source><translation type="unfinished"></translation></message>
<message><source>This picture was coloured inside of a mask, which its recipe has not.</source><translation type="unfinished"></translation></message>
<message><source>Ask anew, without the recipe.</source><translation type="unfinished"></translation></message>
<message><source>There is no model here that says what a photo shows.</source><translation type="unfinished"></translation></message>
<message><source>Install one (BLIP), or say it yourself.</source><translation type="unfinished"></translation></message>
<message><source>The model said nothing of this photo.</source><translation type="unfinished"></translation></message>
<message><source>Say yourself what is seen.</source><translation type="unfinished"></translation></message>
<message><source>No caption was made: no model for it (BLIP) is installed.</source><translation type="unfinished"></translation></message>
<message><source>The words are a model's: “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>What {0} says of its time is damaged: {1}, {2}.</source><translation type="unfinished"></translation></message>
<message><source>Train it again.</source><translation type="unfinished"></translation></message>
<message><source>{0} changes nothing in the U-Net.</source><translation type="unfinished"></translation></message>
<message><source>Prompt</source><translation type="unfinished"></translation></message>
<message><source>What is seen, and in what colours.</source><translation type="unfinished"></translation></message>
<message><source>Leave out</source><translation>Weglassen</translation></message>
<message><source>What the colours are led from.</source><translation type="unfinished"></translation></message>
<message><source>Caption</source><translation type="unfinished"></translation></message>
<message><source>Lets a model say what is seen, where no words are given.</source><translation type="unfinished"></translation></message>
<message><source>Hold on the words</source><translation type="unfinished"></translation></message>
<message><source>On top of the plain answer.</source><translation type="unfinished"></translation></message>
<message><source>Colour scale</source><translation>Farbstärke</translation></message>
<message><source>Below 1 mutes, above 1 saturates.</source><translation type="unfinished"></translation></message>
<message><source>More take longer and settle finer.</source><translation type="unfinished"></translation></message>
<message><source>Order of time</source><translation type="unfinished"></translation></message>
<message><source>How time runs; the weights know it.</source><translation type="unfinished"></translation></message>
<message><source>As the weights say</source><translation type="unfinished"></translation></message>
<message><source>From grey to colour</source><translation type="unfinished"></translation></message>
<message><source>As published</source><translation type="unfinished"></translation></message>
<message><source>Reading the photo</source><translation type="unfinished"></translation></message>
<message><source>Reading the words</source><translation type="unfinished"></translation></message>
<message><source>Colouring</source><translation type="unfinished"></translation></message>
<message><source>Making pixels</source><translation type="unfinished"></translation></message>
<message><source>What was kept belongs to another photo, words or steps: all was made anew.</source><translation type="unfinished"></translation></message>
<message><source>{0} of the adapter's {1} layers are not in this model.</source><translation type="unfinished"></translation></message>
<message><source>Seen by the model</source><translation type="unfinished"></translation></message>
<message><source>Side of the square that the model sees.</source><translation type="unfinished"></translation></message>
<message><source>Looking at the photo</source><translation type="unfinished"></translation></message>
<message><source>The model gave no colours: its weights are damaged.</source><translation type="unfinished"></translation></message>
<message><source>Spreading the colours</source><translation type="unfinished"></translation></message>
<message><source>Placing them</source><translation type="unfinished"></translation></message>
<message><source>Measuring</source><translation type="unfinished"></translation></message>
<message><source>Done</source><translation type="unfinished"></translation></message>
<message><source>Not met in full: {0} ({1}).</source><translation type="unfinished"></translation></message>
<message><source>This guider belongs to weights of another kind: it cannot steer these.</source><translation type="unfinished"></translation></message>
<message><source>Choose weights of the family that it was trained for.</source><translation type="unfinished"></translation></message>
<message><source>What the colours shall not be like.</source><translation type="unfinished"></translation></message>
<message><source>How far the words are followed.</source><translation type="unfinished"></translation></message>
<message><source>How the noise is taken away.</source><translation type="unfinished"></translation></message>
<message><source>Another number, other colours.</source><translation type="unfinished"></translation></message>
<message><source>Begins with</source><translation type="unfinished"></translation></message>
<message><source>What lies under the first noise. Small models hold on to it more than to words.</source><translation type="unfinished"></translation></message>
<message><source>Noise alone</source><translation type="unfinished"></translation></message>
<message><source>Your hints' colours</source><translation type="unfinished"></translation></message>
<message><source>Freedom of the model</source><translation type="unfinished"></translation></message>
<message><source>Less keeps more of your hints' colours, where a run begins with them.</source><translation type="unfinished"></translation></message>
<message><source>Decoder</source><translation type="unfinished"></translation></message>
<message><source>What makes pixels of the model's answer.</source><translation type="unfinished"></translation></message>
<message><source>With the photo's detail</source><translation type="unfinished"></translation></message>
<message><source>Plain</source><translation type="unfinished"></translation></message>
<message><source>Let the model relight</source><translation type="unfinished"></translation></message>
<message><source>Takes the model's own lightness: no seal.</source><translation type="unfinished"></translation></message>
<message><source>Relighting</source><translation type="unfinished"></translation></message>
<message><source>The lightness is the model's own: no seal is on this picture.</source><translation type="unfinished"></translation></message>
<message><source>No lightness decoder is installed: the plain one made the model's pixels.</source><translation type="unfinished"></translation></message>
<message><source>These weights gave no picture, but values that are not numbers.</source><translation type="unfinished"></translation></message>
<message><source>Verify them in the model manager, or choose others.</source><translation type="unfinished"></translation></message>
<message><source>How far a colour pales where the photo is darker.</source><translation type="unfinished"></translation></message>
<message><source>Multiplies the chroma of the whole picture.</source><translation type="unfinished"></translation></message>
<message><source>A {0} names the mask “{1}”, which is not there.</source><translation type="unfinished"></translation></message>
<message><source>Give the mask, or take its name out of the hint.</source><translation type="unfinished"></translation></message>
<message><source>No colour has a share above zero.</source><translation type="unfinished"></translation></message>
<message><source>Give one of them a share.</source><translation type="unfinished"></translation></message>
<message><source>Choose a picture with colours.</source><translation type="unfinished"></translation></message>
<message><source>These weights paint {0} pixels.</source><translation type="unfinished"></translation></message>
<message><source>Give at most {0} colours.</source><translation type="unfinished"></translation></message>
<message><source>The picture in this recipe is damaged.</source><translation type="unfinished"></translation></message>
<message><source>The model's own picture is off by {0} in its colours (CD-A), by {1} in colours that are left out (CD-C), and by {2} in their amounts (Wasserstein-1 in OKLab).</source><translation type="unfinished"></translation></message>
<message><source>Its largest miss of a share is {0} %.</source><translation type="unfinished"></translation></message>
<message><source>Another number, another picture.</source><translation type="unfinished"></translation></message>
<message><source>Enlarge</source><translation type="unfinished"></translation></message>
<message><source>Each pixel becomes a square of so many.</source><translation type="unfinished"></translation></message>
<message><source>Exact</source><translation type="unfinished"></translation></message>
<message><source>The palette's shares to a pixel, too.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is not one of Color Alignment in pixels.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is damaged: {0}.</source><translation type="unfinished"></translation></message>
<message><source>Reading the colours</source><translation type="unfinished"></translation></message>
<message><source>Painting</source><translation type="unfinished"></translation></message>
<message><source>Finishing</source><translation type="unfinished"></translation></message>
<message><source>The model painted {0} × {1} pixels.</source><translation type="unfinished"></translation></message>
<message><source>Low quality, bad quality, sketches, logo, watermark, text, ugly, deformed, blurry, lowres</source><translation type="unfinished"></translation></message>
<message><source>What is to be seen: “a red sports car in the rain”.</source><translation type="unfinished"></translation></message>
<message><source>Negative prompt</source><translation type="unfinished"></translation></message>
<message><source>What is not to be seen.</source><translation type="unfinished"></translation></message>
<message><source>Width</source><translation>Breite</translation></message>
<message><source>Of the new picture.</source><translation type="unfinished"></translation></message>
<message><source>Height</source><translation>Höhe</translation></message>
<message><source>Only the palette's own colours, with its shares to a pixel.</source><translation type="unfinished"></translation></message>
<message><source>Hold on the colours</source><translation type="unfinished"></translation></message>
<message><source>How far each step is moved onto the colours.</source><translation type="unfinished"></translation></message>
<message><source>Free at the end</source><translation type="unfinished"></translation></message>
<message><source>Last part of the noise in which details come freely.</source><translation type="unfinished"></translation></message>
<message><source>Blurred colours</source><translation type="unfinished"></translation></message>
<message><source>How much the colours are blurred before the model sees them.</source><translation type="unfinished"></translation></message>
<message><source>Colours to places</source><translation type="unfinished"></translation></message>
<message><source>How colours are given to places.</source><translation type="unfinished"></translation></message>
<message><source>Least change</source><translation type="unfinished"></translation></message>
<message><source>In turn</source><translation type="unfinished"></translation></message>
<message><source>Nearest, any amounts</source><translation type="unfinished"></translation></message>
<message><source>Kind of weights</source><translation type="unfinished"></translation></message>
<message><source>Trained weights see the colours themselves and give them to places in their own way.</source><translation type="unfinished"></translation></message>
<message><source>The best installed</source><translation type="unfinished"></translation></message>
<message><source>Any model, as it is</source><translation type="unfinished"></translation></message>
<message><source>Trained for given colours</source><translation type="unfinished"></translation></message>
<message><source>Mix the reference in blocks</source><translation type="unfinished"></translation></message>
<message><source>For colours that were drawn by hand.</source><translation type="unfinished"></translation></message>
<message><source>There is a mask, and no picture that it belongs to.</source><translation type="unfinished"></translation></message>
<message><source>Give the picture, or leave the mask out.</source><translation type="unfinished"></translation></message>
<message><source>Select where the picture is to be.</source><translation type="unfinished"></translation></message>
<message><source>These weights are not trained for given colours.</source><translation type="unfinished"></translation></message>
<message><source>Choose the form “{0}”, or install weights with the part {1}.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is not one of Color Alignment.</source><translation type="unfinished"></translation></message>
<message><source>Name a picture that `palette generate` wrote.</source><translation type="unfinished"></translation></message>
<message><source>This picture was made inside of another one.</source><translation type="unfinished"></translation></message>
<message><source>Give that picture and its mask.</source><translation type="unfinished"></translation></message>
<message><source>The LoRAs changed how the words are read; the fine-tuned part takes none.</source><translation type="unfinished"></translation></message>
<message><source>These weights take {0} channels instead of {1}.</source><translation type="unfinished"></translation></message>
<message><source>Choose weights that were trained for given colours.</source><translation type="unfinished"></translation></message>
<message><source>Sharing them out</source><translation type="unfinished"></translation></message>
<message><source>Nothing was changed: all pixels are transparent or outside of the mask.</source><translation type="unfinished"></translation></message>
<message><source>Strength</source><translation>Stärke</translation></message>
<message><source>How far colours are moved, where not exact.</source><translation type="unfinished"></translation></message>
<message><source>Dither</source><translation>Dithern</translation></message>
<message><source>Blue noise between the colours, where exact.</source><translation type="unfinished"></translation></message>
<message><source>Keep lightness</source><translation>Helligkeit behalten</translation></message>
<message><source>Keep the lightness of the picture, where not exact.</source><translation type="unfinished"></translation></message>
<message><source>The mask is {0} × {1}, and the picture {2} × {3}.</source><translation type="unfinished"></translation></message>
<message><source>Give a mask of the picture's size.</source><translation type="unfinished"></translation></message>
<message><source>Underbase</source><translation>Unterdruck</translation></message>
<message><source>Dpi</source><translation type="unfinished"></translation></message>
<message><source>Pixels per inch of paper.</source><translation type="unfinished"></translation></message>
<message><source>Trap</source><translation>Überfüllung</translation></message>
<message><source>Spread of light inks under darker ones.</source><translation type="unfinished"></translation></message>
<message><source>Min width</source><translation type="unfinished"></translation></message>
<message><source>The thinnest line.</source><translation type="unfinished"></translation></message>
<message><source>Min area</source><translation type="unfinished"></translation></message>
<message><source>The smallest island.</source><translation type="unfinished"></translation></message>
<message><source>Lpi</source><translation type="unfinished"></translation></message>
<message><source>Lines of dots per inch; 0 is solid.</source><translation type="unfinished"></translation></message>
<message><source>Angle</source><translation>Winkel</translation></message>
<message><source>Turns all screens.</source><translation type="unfinished"></translation></message>
<message><source>Dot</source><translation type="unfinished"></translation></message>
<message><source>Shape of a dot.</source><translation type="unfinished"></translation></message>
<message><source>Bits</source><translation type="unfinished"></translation></message>
<message><source>1 for film and stencils, 8 for tone.</source><translation type="unfinished"></translation></message>
<message><source>A white plate under all inks.</source><translation type="unfinished"></translation></message>
<message><source>Choke</source><translation type="unfinished"></translation></message>
<message><source>How far the underbase is drawn in.</source><translation type="unfinished"></translation></message>
<message><source>A plate has 1 or 8 bits, not {0}.</source><translation type="unfinished"></translation></message>
<message><source>Lines of {0} mm are wider than the picture.</source><translation type="unfinished"></translation></message>
<message><source>Lower the least width, or raise the dpi.</source><translation type="unfinished"></translation></message>
<message><source>Sharing out the inks</source><translation type="unfinished"></translation></message>
<message><source>Cleaning</source><translation type="unfinished"></translation></message>
<message><source>Trapping</source><translation type="unfinished"></translation></message>
<message><source>Proofing</source><translation type="unfinished"></translation></message>
<message><source>The plug-in “{0}” of {1} was left out: {2}.</source><translation type="unfinished"></translation></message>
<message><source>The plug-in way “{0}” failed: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Tell whoever made it, or take it away; nothing else is affected.</source><translation type="unfinished"></translation></message>
<message><source>These weights divide a picture in a way that ColorEdit does not know.</source><translation type="unfinished"></translation></message>
<message><source>These weights have no cross-attention that ColorEdit could align.</source><translation type="unfinished"></translation></message>
<message><source>Reading R1: what cross-attention puts out takes the reference's statistics.</source><translation type="unfinished"></translation></message>
<message><source>Reading R2: the values of the words take the statistics of the colour's name.</source><translation type="unfinished"></translation></message>
<message><source>Reading R3: the values of self-attention take the reference's statistics.</source><translation type="unfinished"></translation></message>
<message><source>Baseline: values alone, no self-attention of the picture, no blend.</source><translation type="unfinished"></translation></message>
<message><source>Baseline: the new words' keys amplified, nothing aligned.</source><translation type="unfinished"></translation></message>
<message><source>Baseline: the words alone.</source><translation type="unfinished"></translation></message>
<message><source>Tracing the picture</source><translation type="unfinished"></translation></message>
<message><source>Tracing the reference</source><translation type="unfinished"></translation></message>
<message><source>Fitting the empty prompt</source><translation type="unfinished"></translation></message>
<message><source>Recolouring</source><translation type="unfinished"></translation></message>
<message><source>Placing</source><translation type="unfinished"></translation></message>
<message><source>Asked {0}, got {1} (dE00 {2}).</source><translation type="unfinished"></translation></message>
<message><source>None of {0} steps lies in the part that tau names; take more steps.</source><translation type="unfinished"></translation></message>
<message><source>Negative-prompt inversion takes the prompt's place: yours was left aside.</source><translation type="unfinished"></translation></message>
<message><source>These weights do not make this picture from this prompt and seed.</source><translation type="unfinished"></translation></message>
<message><source>Check prompt, seed, steps and guidance, or treat it as a real picture.</source><translation type="unfinished"></translation></message>
<message><source>This proposal is damaged: its pictures do not fit.</source><translation type="unfinished"></translation></message>
<message><source>This proposal is damaged: it has no place.</source><translation type="unfinished"></translation></message>
<message><source>The picture as it is: “a photo of a hat”.</source><translation type="unfinished"></translation></message>
<message><source>Target prompt</source><translation type="unfinished"></translation></message>
<message><source>The picture as it shall be: “a photo of a red hat”.</source><translation type="unfinished"></translation></message>
<message><source>What the picture shall not be.</source><translation type="unfinished"></translation></message>
<message><source>Tau</source><translation type="unfinished"></translation></message>
<message><source>Colours are aligned down to this part of the noise; 1: not.</source><translation type="unfinished"></translation></message>
<message><source>Blend</source><translation type="unfinished"></translation></message>
<message><source>How much of the reference is mixed in at the start.</source><translation type="unfinished"></translation></message>
<message><source>Colours are taken from</source><translation type="unfinished"></translation></message>
<message><source>What the paper's “values” are.</source><translation type="unfinished"></translation></message>
<message><source>What suits the model</source><translation type="unfinished"></translation></message>
<message><source>R1: what the words put in</source><translation type="unfinished"></translation></message>
<message><source>R2: the words' own values</source><translation type="unfinished"></translation></message>
<message><source>R3: the picture's own values</source><translation type="unfinished"></translation></message>
<message><source>Aligned blocks</source><translation type="unfinished"></translation></message>
<message><source>Blocks of the decoder that are aligned.</source><translation type="unfinished"></translation></message>
<message><source>Shape kept in</source><translation type="unfinished"></translation></message>
<message><source>Blocks that take the picture's own self-attention.</source><translation type="unfinished"></translation></message>
<message><source>The decoder</source><translation type="unfinished"></translation></message>
<message><source>All blocks</source><translation type="unfinished"></translation></message>
<message><source>The paper's way, or what it is held to.</source><translation type="unfinished"></translation></message>
<message><source>Louder words</source><translation type="unfinished"></translation></message>
<message><source>Values only</source><translation type="unfinished"></translation></message>
<message><source>Words only</source><translation type="unfinished"></translation></message>
<message><source>Loudness of the words</source><translation type="unfinished"></translation></message>
<message><source>Of the new words' keys, for key-amplification.</source><translation type="unfinished"></translation></message>
<message><source>Tracing back</source><translation type="unfinished"></translation></message>
<message><source>How a picture is traced back to its noise.</source><translation type="unfinished"></translation></message>
<message><source>Negative prompt (fast)</source><translation type="unfinished"></translation></message>
<message><source>Null text (slow, closest)</source><translation type="unfinished"></translation></message>
<message><source>Plain DDIM</source><translation type="unfinished"></translation></message>
<message><source>Keep the surroundings</source><translation type="unfinished"></translation></message>
<message><source>Last part of the steps in which what is around is kept.</source><translation type="unfinished"></translation></message>
<message><source>More take longer and follow the picture closer.</source><translation type="unfinished"></translation></message>
<message><source>Of a generated picture.</source><translation type="unfinished"></translation></message>
<message><source>Generated</source><translation type="unfinished"></translation></message>
<message><source>These weights made the picture from prompt and seed.</source><translation type="unfinished"></translation></message>
<message><source>Lightness of the model</source><translation type="unfinished"></translation></message>
<message><source>1 takes the model's lightness, 0 keeps the object's.</source><translation type="unfinished"></translation></message>
<message><source>The new colour is not clear.</source><translation type="unfinished"></translation></message>
<message><source>Give a colour or a reference.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is not one of ColorEdit.</source><translation type="unfinished"></translation></message>
<message><source>The picture is {0} × {1}: no model made it at this size.</source><translation type="unfinished"></translation></message>
<message><source>Choose a real picture instead of a generated one.</source><translation type="unfinished"></translation></message>
<message><source>Reading the object</source><translation type="unfinished"></translation></message>
<message><source>{0} The object's lightness or the picture's gamut does not allow more.</source><translation type="unfinished"></translation></message>
<message><source>Anchor</source><translation type="unfinished"></translation></message>
<message><source>Where the colour lands: the lit mid-tone, the mean, a point.</source><translation type="unfinished"></translation></message>
<message><source>Match lightness</source><translation>Helligkeit angleichen</translation></message>
<message><source>1 takes the colour's lightness, 0 keeps the object's.</source><translation type="unfinished"></translation></message>
<message><source>Highlights</source><translation>Glanzlichter</translation></message>
<message><source>Multiplies the object's neutral highlights.</source><translation type="unfinished"></translation></message>
<message><source>Hints spread along edges</source><translation type="unfinished"></translation></message>
<message><source>DDColor: colours for the whole photo</source><translation type="unfinished"></translation></message>
<message><source>Piggyback: a picture model guided by the photo</source><translation type="unfinished"></translation></message>
<message><source>Cold diffusion: from grey to colour without chance</source><translation type="unfinished"></translation></message>
<message><source>New colour, own shading</source><translation type="unfinished"></translation></message>
<message><source>ColorEdit: the colour of a reference</source><translation type="unfinished"></translation></message>
<message><source>A palette by optimal transport</source><translation type="unfinished"></translation></message>
<message><source>Color Alignment: a picture from words</source><translation type="unfinished"></translation></message>
<message><source>Color Alignment in pixels: small pictures in exactly these colours</source><translation type="unfinished"></translation></message>
<message><source>Flats under the ink</source><translation type="unfinished"></translation></message>
<message><source>ColorizeDiffusion: the colours of a reference, turned by words</source><translation type="unfinished"></translation></message>
<message><source>There is no way “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Parting ink and paper</source><translation type="unfinished"></translation></message>
<message><source>Finding regions</source><translation type="unfinished"></translation></message>
<message><source>Laying flats</source><translation type="unfinished"></translation></message>
<message><source>The page has no panel {0}: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Panels are counted from left to right and from top to bottom; 0 is the whole page.</source><translation type="unfinished"></translation></message>
<message><source>Not met: {0}{1} ({2}).</source><translation type="unfinished"></translation></message>
<message><source>{0} outside of panel {1} had no effect.</source><translation type="unfinished"></translation></message>
<message><source>Nothing said which colours there are: give hints, a reference, or a cast.</source><translation type="unfinished"></translation></message>
<message><source>{0} stayed without a colour.</source><translation type="unfinished"></translation></message>
<message><source>{0} in the lines, up to {1} px, closed.</source><translation type="unfinished"></translation></message>
<message><source>{0} of more than {1} px left open, up to {2} px: close more, or put barriers there.</source><translation type="unfinished"></translation></message>
<message><source>Say what shall be seen, such as “green hair”.</source><translation type="unfinished"></translation></message>
<message><source>The usual: </source><translation type="unfinished"></translation></message>
<message><source>Each has to be above the one before. The usual: </source><translation type="unfinished"></translation></message>
<message><source>{0} edits by words are more than can follow one another.</source><translation type="unfinished"></translation></message>
<message><source>Give the name of a file of edits.</source><translation type="unfinished"></translation></message>
<message><source>There is no file of edits {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is far too large for a file of edits.</source><translation type="unfinished"></translation></message>
<message><source>{0} is not a file of edits: it is no JSON text.</source><translation type="unfinished"></translation></message>
<message><source>Write a list of edits, as “colorstudio sketch --help” names it.</source><translation type="unfinished"></translation></message>
<message><source>Edits by words are a list.</source><translation type="unfinished"></translation></message>
<message><source>Write [{"target": ..., "scale": ...}].</source><translation type="unfinished"></translation></message>
<message><source>Edit {0}</source><translation type="unfinished"></translation></message>
<message><source>Write it like {"target": ..., "scale": ...}.</source><translation type="unfinished"></translation></message>
<message><source>It has {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no “target”.</source><translation type="unfinished"></translation></message>
<message><source>Say what shall be seen.</source><translation type="unfinished"></translation></message>
<message><source>{0} has neither “scale” nor “slider”.</source><translation type="unfinished"></translation></message>
<message><source>Say how far it goes.</source><translation type="unfinished"></translation></message>
<message><source>Target: changed with full strength</source><translation type="unfinished"></translation></message>
<message><source>Rim of the target: changed less and less</source><translation type="unfinished"></translation></message>
<message><source>Around it: hardly changed</source><translation type="unfinished"></translation></message>
<message><source>Further away: kept, more and more</source><translation type="unfinished"></translation></message>
<message><source>Kept</source><translation type="unfinished"></translation></message>
<message><source>No words say where.</source><translation type="unfinished"></translation></message>
<message><source>Type what to look for, such as “hair”.</source><translation type="unfinished"></translation></message>
<message><source>Memory was full before the words were found in the reference.</source><translation type="unfinished"></translation></message>
<message><source>Close other programs, or choose a smaller reference.</source><translation type="unfinished"></translation></message>
<message><source>Hold on the reference</source><translation>Treue zur Referenz</translation></message>
<message><source>The paper's GS.</source><translation type="unfinished"></translation></message>
<message><source>Hold on the lines</source><translation type="unfinished"></translation></message>
<message><source>The paper's SGS.</source><translation type="unfinished"></translation></message>
<message><source>Blurred reference</source><translation type="unfinished"></translation></message>
<message><source>Part of the steps, from the first, in which the reference is blurred by noise.</source><translation type="unfinished"></translation></message>
<message><source>Keeps the model's shadows as a layer of its own.</source><translation type="unfinished"></translation></message>
<message><source>Painted at</source><translation type="unfinished"></translation></message>
<message><source>Longer side that the model paints; 0: the side that it was trained at.</source><translation type="unfinished"></translation></message>
<message><source>Lines</source><translation type="unfinished"></translation></message>
<message><source>Where the model's lines come from; pictures that are no line art need extract.</source><translation type="unfinished"></translation></message>
<message><source>As the picture needs</source><translation type="unfinished"></translation></message>
<message><source>The drawing's own</source><translation type="unfinished"></translation></message>
<message><source>Looked for</source><translation type="unfinished"></translation></message>
<message><source>Strength of the lines</source><translation type="unfinished"></translation></message>
<message><source>Of what the lines add.</source><translation type="unfinished"></translation></message>
<message><source>Seen of the reference</source><translation type="unfinished"></translation></message>
<message><source>What the model is shown of the reference, as it was trained.</source><translation type="unfinished"></translation></message>
<message><source>All its places</source><translation type="unfinished"></translation></message>
<message><source>Its sum alone</source><translation type="unfinished"></translation></message>
<message><source>No lines are</source><translation type="unfinished"></translation></message>
<message><source>What the lines are held against.</source><translation type="unfinished"></translation></message>
<message><source>A blank page</source><translation type="unfinished"></translation></message>
<message><source>Zeros, as in the paper</source><translation type="unfinished"></translation></message>
<message><source>Attention injection</source><translation type="unfinished"></translation></message>
<message><source>The picture looks at the reference's own places.</source><translation type="unfinished"></translation></message>
<message><source>Injection, fidelity</source><translation type="unfinished"></translation></message>
<message><source>How far what the reference is held against stays without it.</source><translation type="unfinished"></translation></message>
<message><source>Injection, lines</source><translation type="unfinished"></translation></message>
<message><source>Strength of the reference's own lines.</source><translation type="unfinished"></translation></message>
<message><source>Injection, start</source><translation type="unfinished"></translation></message>
<message><source>Part of the steps after which it begins.</source><translation type="unfinished"></translation></message>
<message><source>AdaIN</source><translation type="unfinished"></translation></message>
<message><source>0: none; the higher, the more blocks take the reference's mean and spread.</source><translation type="unfinished"></translation></message>
<message><source>Start from the reference</source><translation type="unfinished"></translation></message>
<message><source>Begins with the reference under full noise.</source><translation type="unfinished"></translation></message>
<message><source>Edits as released</source><translation type="unfinished"></translation></message>
<message><source>Edits by words as in the authors' program where it departs from the paper.</source><translation type="unfinished"></translation></message>
<message><source>Edits as in Algorithm 2</source><translation type="unfinished"></translation></message>
<message><source>Edits without an anchor move by their scale, whatever the reference has of it.</source><translation type="unfinished"></translation></message>
<message><source>Gap</source><translation type="unfinished"></translation></message>
<message><source>Holes in lines up to this width are closed.</source><translation type="unfinished"></translation></message>
<message><source>Darkness from which a pixel parts regions.</source><translation type="unfinished"></translation></message>
<message><source>Under flats and ink: white, the drawing's own paper, or nothing.</source><translation type="unfinished"></translation></message>
<message><source>Lettering and screentone part no regions; balloons stay paper.</source><translation type="unfinished"></translation></message>
<message><source>This recipe is not one of ColorizeDiffusion.</source><translation type="unfinished"></translation></message>
<message><source>Reading the drawing</source><translation type="unfinished"></translation></message>
<message><source>Choose other weights in the model manager, or with --bundle.</source><translation type="unfinished"></translation></message>
<message><source>How far words spread is not measured for these weights: sliders of words are a guess.</source><translation type="unfinished"></translation></message>
<message><source>The picture is no line art: lines were looked for in it.</source><translation type="unfinished"></translation></message>
<message><source>Of several references the first one lends its features.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no words: edits by words cannot be made.</source><translation type="unfinished"></translation></message>
<message><source>Leave the edits out, or choose weights that have a text encoder.</source><translation type="unfinished"></translation></message>
<message><source>The U-Net and the encoder of lines are not of the same weights.</source><translation type="unfinished"></translation></message>
<message><source>The U-Net does not take the tokens of this CLIP.</source><translation type="unfinished"></translation></message>
<message><source>cel: a sickle of shade on every flat, away from the light.</source><translation type="unfinished"></translation></message>
<message><source>Light</source><translation type="unfinished"></translation></message>
<message><source>Where light comes from, clockwise from above.</source><translation type="unfinished"></translation></message>
<message><source>Panel</source><translation type="unfinished"></translation></message>
<message><source>Only this panel of a comic page, in reading order; 0 is all of it.</source><translation type="unfinished"></translation></message>
<message><source>Another one is another proposal.</source><translation type="unfinished"></translation></message>
<message><source>{0} panels do not fit {1} references.</source><translation type="unfinished"></translation></message>
<message><source>Give one for each, 0 for none.</source><translation type="unfinished"></translation></message>
<message><source>Zs</source><translation type="unfinished"></translation></message>
<message><source>There is no palette called “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>There is already a palette called “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>The palette has no name.</source><translation type="unfinished"></translation></message>
<message><source>Give it one to keep it.</source><translation type="unfinished"></translation></message>
<message><source>Keep a copy under another name.</source><translation type="unfinished"></translation></message>
<message><source>The folder {0} could not be made: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Check the permissions of the folder above it.</source><translation type="unfinished"></translation></message>
<message><source>{0} could not be removed: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Check the permissions of its folder.</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio was installed without its resource {0}: {1}</source><translation type="unfinished"></translation></message>
<message><source>Canvas</source><translation>Leinwand</translation></message>
<message><source>Toast</source><translation type="unfinished"></translation></message>
<message><source>Actions</source><translation type="unfinished"></translation></message>
<message><source>File</source><translation type="unfinished"></translation></message>
<message><source>View</source><translation type="unfinished"></translation></message>
<message><source>Tab</source><translation type="unfinished"></translation></message>
<message><source>Help</source><translation type="unfinished"></translation></message>
<message><source>Showing the picture</source><translation type="unfinished"></translation></message>
<message><source>{0} px</source><translation type="unfinished"></translation></message>
<message><source>Pin hint</source><translation type="unfinished"></translation></message>
<message><source>Unpin hint</source><translation type="unfinished"></translation></message>
<message><source>Recolour hint</source><translation type="unfinished"></translation></message>
<message><source>Group hint</source><translation type="unfinished"></translation></message>
<message><source>Keep hint inside of mask</source><translation type="unfinished"></translation></message>
<message><source>Resize hint</source><translation type="unfinished"></translation></message>
<message><source>No screen shows this colour at this lightness; the nearest one is shown.</source><translation type="unfinished"></translation></message>
<message><source>A barrier lies on this place.</source><translation type="unfinished"></translation></message>
<message><source>Another hint takes this place.</source><translation type="unfinished"></translation></message>
<message><source>A keep stroke holds this place grey.</source><translation type="unfinished"></translation></message>
<message><source>A mask shuts this hint out.</source><translation type="unfinished"></translation></message>
<message><source>The colours around pull the answer away.</source><translation type="unfinished"></translation></message>
<message><source>Outline</source><translation type="unfinished"></translation></message>
<message><source>The canvas did not answer.</source><translation type="unfinished"></translation></message>
<message><source>Marker</source><translation type="unfinished"></translation></message>
<message><source>UI thread blocked, 3840 x 2160</source><translation type="unfinished"></translation></message>
<message><source>UI thread blocked, 1920 x 1200</source><translation type="unfinished"></translation></message>
<message><source>The canvas could not be measured: {0}</source><translation type="unfinished"></translation></message>
<message><source>Hint point</source><translation type="unfinished"></translation></message>
<message><source>Click to ask for a colour, drag to move it, right-click to delete it.</source><translation type="unfinished"></translation></message>
<message><source>Hint stroke</source><translation type="unfinished"></translation></message>
<message><source>Draw where the picture is to take this colour.</source><translation type="unfinished"></translation></message>
<message><source>Keep grey</source><translation>Grau lassen</translation></message>
<message><source>Draw where a photo stays grey, and a drawing uncoloured.</source><translation type="unfinished"></translation></message>
<message><source>Barrier</source><translation>Sperre</translation></message>
<message><source>Draw a wall that colour does not pass. Shift-click goes on in a straight line.</source><translation type="unfinished"></translation></message>
<message><source>Join regions</source><translation type="unfinished"></translation></message>
<message><source>Draw across regions of a drawing that are to be one.</source><translation type="unfinished"></translation></message>
<message><source>Bridge gaps</source><translation type="unfinished"></translation></message>
<message><source>Click a gap of the lines to bridge it. Shift-click joins the sides instead.</source><translation type="unfinished"></translation></message>
<message><source>Erase hints</source><translation type="unfinished"></translation></message>
<message><source>Wipe over hints to take them away; strokes go where they are touched.</source><translation type="unfinished"></translation></message>
<message><source>Choose and move</source><translation type="unfinished"></translation></message>
<message><source>Click or drag a band to choose hints; drag or arrow keys move them.</source><translation type="unfinished"></translation></message>
<message><source>Brush</source><translation type="unfinished"></translation></message>
<message><source>Paint on the active layer. Shift-click draws a straight line.</source><translation type="unfinished"></translation></message>
<message><source>Eraser</source><translation type="unfinished"></translation></message>
<message><source>Make the active layer transparent.</source><translation type="unfinished"></translation></message>
<message><source>Click to fill what looks alike with the colour.</source><translation type="unfinished"></translation></message>
<message><source>Ctrl-click where to copy from, then paint.</source><translation type="unfinished"></translation></message>
<message><source>Paint over dust and scratches. Ctrl-click: lend from here.</source><translation type="unfinished"></translation></message>
<message><source>Object mask</source><translation type="unfinished"></translation></message>
<message><source>Click the object; Shift-click what does not belong to it; drag a box around it.</source><translation type="unfinished"></translation></message>
<message><source>Box mask</source><translation type="unfinished"></translation></message>
<message><source>Drag a box. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation type="unfinished"></translation></message>
<message><source>Lasso mask</source><translation type="unfinished"></translation></message>
<message><source>Draw around it. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation type="unfinished"></translation></message>
<message><source>Polygon mask</source><translation type="unfinished"></translation></message>
<message><source>Click corners; a double click or Enter closes, Backspace takes one back.</source><translation type="unfinished"></translation></message>
<message><source>Wand mask</source><translation type="unfinished"></translation></message>
<message><source>Click to select what looks alike. Shift adds to the mask, Ctrl takes away.</source><translation type="unfinished"></translation></message>
<message><source>Mask brush</source><translation type="unfinished"></translation></message>
<message><source>Paint what belongs to the mask; with Ctrl what does not.</source><translation type="unfinished"></translation></message>
<message><source>Eyedropper</source><translation type="unfinished"></translation></message>
<message><source>Take a colour from the picture; Shift: from the photo, Ctrl: from the layer.</source><translation type="unfinished"></translation></message>
<message><source>Hand</source><translation type="unfinished"></translation></message>
<message><source>Drag to move the view.</source><translation type="unfinished"></translation></message>
<message><source>Pick</source><translation type="unfinished"></translation></message>
<message><source>Click a place, or drag over a patch. Esc ends.</source><translation type="unfinished"></translation></message>
<message><source>Move hint</source><translation type="unfinished"></translation></message>
<message><source>Move hints</source><translation type="unfinished"></translation></message>
<message><source>No gaps are shown.</source><translation type="unfinished"></translation></message>
<message><source>Open the Sketch panel; there gaps are looked for.</source><translation type="unfinished"></translation></message>
<message><source>Bridge gap</source><translation type="unfinished"></translation></message>
<message><source>Open gap</source><translation type="unfinished"></translation></message>
<message><source>This place is outside of the mask “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Choose no mask to work everywhere.</source><translation type="unfinished"></translation></message>
<message><source>Extend {0}</source><translation type="unfinished"></translation></message>
<message><source>Add {0}</source><translation type="unfinished"></translation></message>
<message><source>Keep stroke</source><translation type="unfinished"></translation></message>
<message><source>Join</source><translation>Verbindung</translation></message>
<message><source>Select object</source><translation type="unfinished"></translation></message>
<message><source>The clone brush has nothing to copy yet.</source><translation type="unfinished"></translation></message>
<message><source>Ctrl-click a place first.</source><translation type="unfinished"></translation></message>
<message><source>Look</source><translation type="unfinished"></translation></message>
<message><source>Look at the picture</source><translation type="unfinished"></translation></message>
<message><source>Object</source><translation type="unfinished"></translation></message>
<message><source>Refine edges</source><translation>Kanten verfeinern</translation></message>
<message><source>Clipboard</source><translation type="unfinished"></translation></message>
<message><source>Colorize</source><translation>Kolorieren</translation></message>
<message><source>Diagnostics</source><translation>Diagnose</translation></message>
<message><source>{0} × {1} at {2}</source><translation type="unfinished"></translation></message>
<message><source>Export</source><translation>Exportieren</translation></message>
<message><source>Environments</source><translation type="unfinished"></translation></message>
<message><source>Models</source><translation>Modelle</translation></message>
<message><source>Keep</source><translation type="unfinished"></translation></message>
<message><source>Recover {0}</source><translation type="unfinished"></translation></message>
<message><source>Form</source><translation type="unfinished"></translation></message>
<message><source>Shortcuts</source><translation>Tastenkürzel</translation></message>
<message><source>Open {0}</source><translation>{0} öffnen</translation></message>
<message><source>Open a picture first.</source><translation>Zuerst ein Bild öffnen.</translation></message>
<message><source>Then load its hints.</source><translation type="unfinished"></translation></message>
<message><source>{0} was changed by another program.</source><translation>{0} wurde von einem anderen Programm geändert.</translation></message>
<message><source>Save a copy, or save over it.</source><translation type="unfinished"></translation></message>
<message><source>Save {0}</source><translation type="unfinished"></translation></message>
<message><source>Export {0}</source><translation type="unfinished"></translation></message>
<message><source>Files</source><translation>Dateien</translation></message>
<message><source>Sweep GPU packs</source><translation type="unfinished"></translation></message>
<message><source>Look for a graphics card</source><translation type="unfinished"></translation></message>
<message><source>Toasts</source><translation type="unfinished"></translation></message>
<message><source>Layers</source><translation>Ebenen</translation></message>
<message><source>Measure</source><translation type="unfinished"></translation></message>
<message><source>Masks</source><translation>Masken</translation></message>
<message><source>Preparing</source><translation type="unfinished"></translation></message>
<message><source>Look for models</source><translation type="unfinished"></translation></message>
<message><source>List models</source><translation type="unfinished"></translation></message>
<message><source>Load palette</source><translation type="unfinished"></translation></message>
<message><source>This layer has no pixels of its own.</source><translation type="unfinished"></translation></message>
<message><source>Choose a pixel layer.</source><translation type="unfinished"></translation></message>
<message><source>No mask is chosen.</source><translation>Keine Maske ist gewählt.</translation></message>
<message><source>Choose one, or take the whole picture.</source><translation type="unfinished"></translation></message>
<message><source>Take colours</source><translation type="unfinished"></translation></message>
<message><source>Paste colours</source><translation type="unfinished"></translation></message>
<message><source>Look at the tone</source><translation type="unfinished"></translation></message>
<message><source>Ways</source><translation type="unfinished"></translation></message>
<message><source>Heat</source><translation type="unfinished"></translation></message>
<message><source>{0} {1} cm²</source><translation type="unfinished"></translation></message>
<message><source>{0} min</source><translation type="unfinished"></translation></message>
<message><source>Forecast</source><translation type="unfinished"></translation></message>
<message><source>Lock colour</source><translation type="unfinished"></translation></message>
<message><source>Move colour</source><translation type="unfinished"></translation></message>
<message><source>Change role</source><translation type="unfinished"></translation></message>
<message><source>Part colours</source><translation type="unfinished"></translation></message>
<message><source>Swap colours</source><translation>Farben tauschen</translation></message>
<message><source>Add colour</source><translation type="unfinished"></translation></message>
<message><source>Delete colour</source><translation type="unfinished"></translation></message>
<message><source>Rename palette</source><translation type="unfinished"></translation></message>
<message><source>Name colour</source><translation type="unfinished"></translation></message>
<message><source>Change colour</source><translation type="unfinished"></translation></message>
<message><source>Change shares</source><translation type="unfinished"></translation></message>
<message><source>Change share</source><translation type="unfinished"></translation></message>
<message><source>Fix share</source><translation type="unfinished"></translation></message>
<message><source>Free share</source><translation type="unfinished"></translation></message>
<message><source>Sort colours</source><translation type="unfinished"></translation></message>
<message><source>Palette of the candidate</source><translation type="unfinished"></translation></message>
<message><source>The plug-in gave a picture of another size.</source><translation type="unfinished"></translation></message>
<message><source>Tell whoever made it.</source><translation type="unfinished"></translation></message>
<message><source>Look for plug-ins</source><translation type="unfinished"></translation></message>
<message><source>{0} (*.json)</source><translation type="unfinished"></translation></message>
<message><source>Tasks</source><translation>Aufgaben</translation></message>
<message><source>{0} words {1}</source><translation type="unfinished"></translation></message>
<message><source>Recolor</source><translation>Umfärben</translation></message>
<message><source>Remedies</source><translation type="unfinished"></translation></message>
<message><source>Free memory</source><translation type="unfinished"></translation></message>
<message><source>Safety</source><translation type="unfinished"></translation></message>
<message><source>The preferences were not saved: {0}.</source><translation type="unfinished"></translation></message>
<message><source>They are saved with the next change that can be.</source><translation>Sie werden mit der nächsten Änderung gespeichert, bei der es geht.</translation></message>
<message><source>{0} did not fit into memory.</source><translation>{0} passte nicht in den Speicher.</translation></message>
<message><source>Close other programs, or work on a smaller copy. Your picture is unharmed.</source><translation>Schließen Sie andere Programme oder arbeiten Sie an einer kleineren Kopie. Ihr Bild ist unversehrt.</translation></message>
<message><source>Space</source><translation>Leertaste</translation></message>
<message><source>ColorStudio shortcuts</source><translation type="unfinished"></translation></message>
<message><source>Photoshop</source><translation type="unfinished"></translation></message>
<message><source>Choose a file that was exported from the list of shortcuts.</source><translation type="unfinished"></translation></message>
<message><source>{0} is no file of shortcuts: it is too large.</source><translation type="unfinished"></translation></message>
<message><source>{0} is no file of shortcuts.</source><translation type="unfinished"></translation></message>
<message><source>The scheme of {0} is not known.</source><translation type="unfinished"></translation></message>
<message><source>{0} has a key that cannot be read, of {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} gives {1} away, which is held on the canvas.</source><translation type="unfinished"></translation></message>
<message><source>{0} gives {1} to two actions.</source><translation type="unfinished"></translation></message>
<message><source>Sketch</source><translation>Zeichnung</translation></message>
<message><source>Texts</source><translation type="unfinished"></translation></message>
<message><source>Dark</source><translation type="unfinished"></translation></message>
<message><source>Mid grey</source><translation type="unfinished"></translation></message>
<message><source>High contrast</source><translation type="unfinished"></translation></message>
<message><source>Fusion</source><translation type="unfinished"></translation></message>
<message><source>Session</source><translation type="unfinished"></translation></message>
<message><source>Tours</source><translation type="unfinished"></translation></message>
<message><source>English</source><translation type="unfinished"></translation></message>
<message><source>Deutsch</source><translation type="unfinished"></translation></message>
<message><source>Viewers</source><translation type="unfinished"></translation></message>
<message><source>The one that the paper on ColorEdit used.</source><translation type="unfinished"></translation></message>
<message><source>Its maker has taken it off the hub. Copies exist whose content nobody has verified; to use one, name it yourself, or import a file that you have.</source><translation type="unfinished"></translation></message>
<message><source>Its maker has taken it off the hub. Name a repository that has a copy which you trust, or import a file that you have.</source><translation type="unfinished"></translation></message>
<message><source>Its authors' usual one. Now and then it paints blocks of red; the artistic one was trained without what causes them.</source><translation type="unfinished"></translation></message>
<message><source>For computers without a graphics card: weaker and faster.</source><translation type="unfinished"></translation></message>
<message><source>Quick on a processor, too.</source><translation type="unfinished"></translation></message>
<message><source>The finest edges; 10 to 30 seconds per picture on a processor.</source><translation type="unfinished"></translation></message>
<message><source>ColorizeDiffusion sees its references with it, and reads the words that turn them.</source><translation type="unfinished"></translation></message>
<message><source>Needs CLIP ViT-H/14 besides. Its first version, as its authors trained it further.</source><translation type="unfinished"></translation></message>
<message><source>Needs CLIP ViT-H/14 besides. A later training of the same.</source><translation type="unfinished"></translation></message>
<message><source>Shows each step of a Stable Diffusion as a sharp picture; without it, steps are shown small and soft.</source><translation type="unfinished"></translation></message>
</context>
</TS>
