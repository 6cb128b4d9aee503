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
<message><source>Save a Share Car&amp;d…</source><translation>Bild&amp;karte speichern…</translation></message>
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
<message><source>&amp;As Seen by</source><translation>&amp;Gesehen von</translation></message>
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
<message><source>Colori&amp;ze</source><translation>K&amp;olorieren</translation></message>
<message><source>R&amp;ecolor</source><translation>&amp;Umfärben</translation></message>
<message><source>&amp;Palette</source><translation>&amp;Palette</translation></message>
<message><source>S&amp;ketch</source><translation>S&amp;kizze</translation></message>
<message><source>&amp;Neutralise Toned Scan</source><translation>Getönten Scan &amp;neutralisieren</translation></message>
<message><source>&amp;Levels…</source><translation>&amp;Tonwerte…</translation></message>
<message><source>&amp;Automatic Levels</source><translation>&amp;Automatische Tonwerte</translation></message>
<message><source>Appl&amp;y the Look as a Layer</source><translation>&amp;Look als Ebene anwenden</translation></message>
<message><source>Keep the Look as a Can&amp;didate</source><translation>Look als Kan&amp;didaten behalten</translation></message>
<message><source>L&amp;oad Hints…</source><translation>Hinweise l&amp;aden…</translation></message>
<message><source>&amp;Save Hints…</source><translation>Hinweise &amp;speichern…</translation></message>
<message><source>Make &amp;Colour Layer from Hints</source><translation>&amp;Farbebene aus Hinweisen machen</translation></message>
<message><source>&amp;Models…</source><translation>&amp;Modelle…</translation></message>
<message><source>&amp;Graphics Card…</source><translation>&amp;Grafikkarte…</translation></message>
<message><source>Cancel &amp;Running Job</source><translation>Laufende Aufgabe ab&amp;brechen</translation></message>
<message><source>&amp;Help</source><translation>&amp;Hilfe</translation></message>
<message><source>Tour: Colour a &amp;Grey Photo</source><translation>Rundgang: ein &amp;graues Foto kolorieren</translation></message>
<message><source>Tour: &amp;Recolour a Jacket</source><translation>Rundgang: eine Jacke &amp;umfärben</translation></message>
<message><source>Tour: Paint by &amp;Palette</source><translation>Rundgang: nach &amp;Palette malen</translation></message>
<message><source>Tour: Colour &amp;Line Art</source><translation>Rundgang: &amp;Linienzeichnung kolorieren</translation></message>
<message><source>&amp;Keyboard Shortcuts</source><translation>&amp;Tastenkürzel</translation></message>
<message><source>Copy &amp;Diagnostics…</source><translation>&amp;Diagnose kopieren…</translation></message>
<message><source>Open L&amp;og Folder</source><translation>&amp;Protokollordner öffnen</translation></message>
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
<message><source>The program ended while “{0}” ran. Diagnostics may tell why.</source><translation>Das Programm endete, während „{0}“ lief. Die Diagnose sagt vielleicht, warum.</translation></message>
<message><source>Diagnostics…</source><translation>Diagnose…</translation></message>
<message><source>The program ended while “{0}” ran. Models use the processor for now.</source><translation>Das Programm endete, während „{0}“ lief. Modelle benutzen vorerst den Prozessor.</translation></message>
<message><source>Use the graphics card</source><translation>Die Grafikkarte benutzen</translation></message>
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
<message><source>&amp;Suggested Colours</source><translation>&amp;Vorgeschlagene Farben</translation></message>
<message><source>{0} {1}: {2}</source><translation>{0} {1}: {2}</translation></message>
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
<message><source>Changed on the disk</source><translation>Auf der Platte geändert</translation></message>
<message><source>“{0}” was changed by another program since it was opened here.</source><translation>„{0}“ wurde von einem anderen Programm geändert, seit es hier geöffnet wurde.</translation></message>
<message><source>Save yours as a copy, or over it: the other version then stays as “{0}~”.</source><translation>Als Kopie speichern oder darüber: die andere Fassung bleibt dann als „{0}~“.</translation></message>
<message><source>Save a &amp;copy…</source><translation>&amp;Kopie speichern…</translation></message>
<message><source>&amp;Overwrite</source><translation>Über&amp;schreiben</translation></message>
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
<message><source>Part the colours</source><translation>Farben trennen</translation></message>
<message><source>Colours that merge for some viewers</source><translation>Verschmelzende Farben</translation></message>
<message><source>Look for colours that merge</source><translation>Nach verschmelzenden Farben suchen</translation></message>
<message><source>Looking…</source><translation>Sieht sich das Bild an…</translation></message>
<message><source>All colours stay apart for these viewers.</source><translation>Alle Farben bleiben für diese Betrachter getrennt.</translation></message>
<message><source>Pairs that merge: {0}.</source><translation>Paare, die verschmelzen: {0}.</translation></message>
<message><source>Moves that part them: {0}.</source><translation>Schritte, die sie trennen: {0}.</translation></message>
<message><source>Not to be parted: {0}.</source><translation>Nicht zu trennen: {0}.</translation></message>
<message><source>{0}: ΔE {1}, for others {2}</source><translation>{0}: ΔE {1}, für andere {2}</translation></message>
<message><source>{0}: {1} → {2}</source><translation>{0}: {1} → {2}</translation></message>
<message><source>Both are locked: unlock one.</source><translation>Beide sind gesperrt: eine entsperren.</translation></message>
<message><source>No free place: take a colour away, or unlock one.</source><translation>Kein freier Platz: eine Farbe wegnehmen oder eine entsperren.</translation></message>
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
<message><source>Open one first.</source><translation>Zuerst eines öffnen.</translation></message>
<message><source>No object is chosen.</source><translation>Kein Objekt ist gewählt.</translation></message>
<message><source>Click it, or draw around it.</source><translation>Anklicken oder umfahren.</translation></message>
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
<message><source>Looking at this installation…</source><translation>Sieht sich diese Installation an…</translation></message>
<message><source>&amp;Copy</source><translation>&amp;Kopieren</translation></message>
<message><source>&amp;Save…</source><translation>&amp;Speichern…</translation></message>
<message><source>Open &amp;log folder</source><translation>&amp;Protokollordner öffnen</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>For a report of a fault</source><translation>Für eine Fehlermeldung</translation></message>
<message><source>This stays on your computer: nothing is sent. Names of you, of your folders and of your pictures are taken out; read it before you pass it on.</source><translation>Dies bleibt auf diesem Rechner: nichts wird gesendet. Namen von Personen, Ordnern und Bildern sind herausgenommen; vor dem Weitergeben lesen.</translation></message>
<message><source>Diagnostics copied.</source><translation>Diagnose kopiert.</translation></message>
<message><source>Save diagnostics</source><translation>Diagnose speichern</translation></message>
</context>
<context>
<name>Dock</name>
<message><source>Hide {0}</source><translation>{0} ausblenden</translation></message>
</context>
<context>
<name>Environments</name>
<message><source>Safe mode leaves the GPU pack aside.</source><translation>Der abgesicherte Modus lässt das GPU-Paket beiseite.</translation></message>
<message><source>COLORSTUDIO_GPU_PACK=off leaves the GPU pack aside.</source><translation>COLORSTUDIO_GPU_PACK=off lässt das GPU-Paket beiseite.</translation></message>
<message><source>The GPU pack was left aside: torch had been imported before.</source><translation>Das GPU-Paket blieb beiseite: torch war schon importiert.</translation></message>
<message><source>The GPU pack is not there any more. Install it again.</source><translation>Das GPU-Paket ist nicht mehr da. Es neu installieren.</translation></message>
<message><source>The GPU pack is damaged. Install it again.</source><translation>Das GPU-Paket ist beschädigt. Es neu installieren.</translation></message>
<message><source>The GPU pack is for another version of Python. Install it again.</source><translation>Das GPU-Paket ist für eine andere Python-Version. Es neu installieren.</translation></message>
<message><source>The GPU pack is of another version of ColorStudio. Install it again; what is still the same is not downloaded anew.</source><translation>Das GPU-Paket gehört zu einer anderen Version von ColorStudio. Es neu installieren; was gleich blieb, wird nicht noch einmal geladen.</translation></message>
<message><source>The last start with the GPU pack ended before it was ready, so it is left aside.</source><translation>Der letzte Start mit dem GPU-Paket endete, bevor es bereit war; darum bleibt es beiseite.</translation></message>
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
<message><source>“{0}” is open in another window. This is a copy: saving asks for a place.</source><translation>„{0}“ ist in einem anderen Fenster geöffnet. Dies ist eine Kopie: Speichern fragt nach einem Ort.</translation></message>
<message><source>“{0}” is open in another window.</source><translation>„{0}“ ist in einem anderen Fenster geöffnet.</translation></message>
<message><source>Choose another name.</source><translation>Einen anderen Namen wählen.</translation></message>
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
<message><source>Suggest colours of a model</source><translation>Farben eines Modells vorschlagen</translation></message>
<message><source>While you pause, a quick model colours a small copy of the photo eight times; a few seconds of work, once per photo</source><translation>In Pausen färbt ein schnelles Modell eine kleine Kopie des Fotos achtmal; ein paar Sekunden Arbeit, einmal je Foto</translation></message>
<message><source>Dark</source><translation>Dunkel</translation></message>
<message><source>Light</source><translation>Hell</translation></message>
<message><source>Mid grey</source><translation>Mittelgrau</translation></message>
<message><source>High contrast</source><translation>Hoher Kontrast</translation></message>
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
<message><source>The palette is empty.</source><translation>Die Palette ist leer.</translation></message>
<message><source>Add the colours that the picture is to be made of.</source><translation>Die Farben hinzufügen, aus denen das Bild gemacht werden soll.</translation></message>
<message><source>Picture from the palette</source><translation>Bild aus der Palette</translation></message>
<message><source>{0} ({1})</source><translation>{0} ({1})</translation></message>
</context>
<context>
<name>GpuPackOffer</name>
<message><source>{0} could run the models, many times faster. {1} to download.</source><translation>{0} könnte die Modelle ausführen, um ein Vielfaches schneller. {1} herunterzuladen.</translation></message>
<message><source>Graphics &amp;card…</source><translation>Grafik&amp;karte…</translation></message>
<message><source>Do not offer this again</source><translation>Dies nicht mehr anbieten</translation></message>
<message><source>Graphics card…</source><translation>Grafikkarte…</translation></message>
</context>
<context>
<name>GpuPackWork</name>
<message><source>It works on {0}. Start ColorStudio again to use it.</source><translation>Es läuft auf {0}. ColorStudio neu starten, um es zu benutzen.</translation></message>
<message><source>Install the GPU pack</source><translation>GPU-Paket installieren</translation></message>
<message><source>Start ColorStudio again to use it.</source><translation>ColorStudio neu starten, um es zu benutzen.</translation></message>
<message><source>Choose a GPU pack</source><translation>Ein GPU-Paket wählen</translation></message>
<message><source>the libraries that came with ColorStudio</source><translation>die Bibliotheken, die ColorStudio beiliegen</translation></message>
<message><source>The next start uses {0}.</source><translation>Der nächste Start benutzt {0}.</translation></message>
<message><source>Go back to the GPU pack before</source><translation>Zum vorigen GPU-Paket zurück</translation></message>
<message><source>Whole: every byte is as it was.</source><translation>Vollständig: jedes Byte ist, wie es war.</translation></message>
<message><source>{0} files are damaged, the first is {1}. Install the pack again.</source><translation>{0} Dateien sind beschädigt, die erste ist {1}. Das Paket neu installieren.</translation></message>
<message><source>Verify the GPU pack</source><translation>GPU-Paket prüfen</translation></message>
<message><source>It is deleted after the next start: this window runs on it.</source><translation>Es wird nach dem nächsten Start gelöscht: dieses Fenster läuft damit.</translation></message>
<message><source>Removed.</source><translation>Entfernt.</translation></message>
<message><source>Remove the GPU pack</source><translation>GPU-Paket entfernen</translation></message>
</context>
<context>
<name>GraphicsCard</name>
<message><source>Chosen</source><translation>Gewählt</translation></message>
<message><source>The one before</source><translation>Das vorige</translation></message>
<message><source>Not in use</source><translation>Nicht benutzt</translation></message>
<message><source>Not finished</source><translation>Nicht fertig</translation></message>
<message><source>Pack</source><translation>Paket</translation></message>
<message><source>State</source><translation>Zustand</translation></message>
<message><source>Size</source><translation>Größe</translation></message>
<message><source>This window runs on the GPU pack “{0}”, torch {1}.</source><translation>Dieses Fenster läuft mit dem GPU-Paket „{0}“, torch {1}.</translation></message>
<message><source>This window runs on the libraries that came with ColorStudio.</source><translation>Dieses Fenster läuft mit den Bibliotheken, die ColorStudio beiliegen.</translation></message>
</context>
<context>
<name>GraphicsCardDialog</name>
<message><source>Graphics card</source><translation>Grafikkarte</translation></message>
<message><source>Read the &amp;licence</source><translation>Die &amp;Lizenz lesen</translation></message>
<message><source>&amp;Install</source><translation>&amp;Installieren</translation></message>
<message><source>From a &amp;folder…</source><translation>Aus einem &amp;Ordner…</translation></message>
<message><source>&amp;Stop</source><translation>&amp;Anhalten</translation></message>
<message><source>What happened</source><translation>Was geschah</translation></message>
<message><source>GPU packs on this computer</source><translation>GPU-Pakete auf diesem Rechner</translation></message>
<message><source>Start &amp;again now</source><translation>Jetzt neu &amp;starten</translation></message>
<message><source>&amp;Go back</source><translation>&amp;Zurück</translation></message>
<message><source>Choose what was in use before; once more goes forward again</source><translation>Wählt, was vorher benutzt wurde; noch einmal geht wieder vor</translation></message>
<message><source>&amp;Use it</source><translation>&amp;Benutzen</translation></message>
<message><source>&amp;Verify</source><translation>&amp;Prüfen</translation></message>
<message><source>&amp;Remove…</source><translation>&amp;Entfernen…</translation></message>
<message><source>On this computer</source><translation>Auf diesem Rechner</translation></message>
<message><source>Close</source><translation>Schließen</translation></message>
<message><source>Looking for a graphics card…</source><translation>Sucht nach einer Grafikkarte…</translation></message>
<message><source>{0} (driver {1})</source><translation>{0} (Treiber {1})</translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation>Keine Grafikkarte von NVIDIA wurde gefunden.</translation></message>
<message><source>No GPU pack</source><translation>Kein GPU-Paket</translation></message>
<message><source>There is none for this system: models run on what came along.</source><translation>Für dieses System gibt es keines: Modelle laufen mit dem, was beiliegt.</translation></message>
<message><source>GPU pack: {0}</source><translation>GPU-Paket: {0}</translation></message>
<message><source>With it, models run on the card, many times faster. {0} to download, {1} on the disk.</source><translation>Damit laufen Modelle auf der Karte, um ein Vielfaches schneller. {0} herunterzuladen, {1} auf der Platte.</translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} sind schon da; das Installieren macht dort weiter.</translation></message>
<message><source>Go &amp;on</source><translation>&amp;Weitermachen</translation></message>
<message><source>A GPU pack is installed. Install it anew, or only try it out again?</source><translation>Ein GPU-Paket ist installiert. Neu installieren oder nur noch einmal ausprobieren?</translation></message>
<message><source>&amp;Install anew</source><translation>&amp;Neu installieren</translation></message>
<message><source>&amp;Try out</source><translation>&amp;Ausprobieren</translation></message>
<message><source>Folder with the files of the GPU pack</source><translation>Ordner mit den Dateien des GPU-Pakets</translation></message>
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
<message><source>Help</source><translation>Hilfe</translation></message>
<message><source>Search help</source><translation>Hilfe durchsuchen</translation></message>
<message><source>Contents</source><translation>Inhalt</translation></message>
<message><source>Page</source><translation>Seite</translation></message>
<message><source>Back (Alt+Left)</source><translation>Zurück (Alt+Links)</translation></message>
<message><source>Forward (Alt+Right)</source><translation>Vor (Alt+Rechts)</translation></message>
<message><source>{0} – Help</source><translation>{0} – Hilfe</translation></message>
<message><source>{0} – {1}</source><translation>{0} – {1}</translation></message>
<message><source>Nothing was found. Try fewer or other words.</source><translation>Nichts gefunden. Weniger oder andere Worte versuchen.</translation></message>
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
<message><source>Colours for suggestions</source><translation>Farben für Vorschläge</translation></message>
</context>
<context>
<name>InksBox</name>
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
<message><source>Inks for print</source><translation>Druckfarben</translation></message>
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
<message><source>Drawing</source><translation>Zeichnung</translation></message>
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
<message><source>Paint</source><translation>Malebene</translation></message>
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
<name>LiveLook</name>
<message><source>“{0}” is a layer now.</source><translation>„{0}“ ist jetzt eine Ebene.</translation></message>
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
<message><source>Jobs</source><translation>Jobs</translation></message>
<message><source>ColorStudio (safe mode)</source><translation>ColorStudio (abgesicherter Modus)</translation></message>
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
<message><source>Choose another one.</source><translation>Eine andere wählen.</translation></message>
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
<message><source>The graphics card failed ({0}). Models run on the processor until the program is started again. Your picture is kept.</source><translation>Die Grafikkarte versagte ({0}). Modelle laufen auf dem Prozessor, bis das Programm neu gestartet wird. Das Bild ist erhalten.</translation></message>
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
<message><source>Type one.</source><translation>Einen eingeben.</translation></message>
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
<message><source>No drawing is begun.</source><translation>Keine Zeichnung ist begonnen.</translation></message>
<message><source>Separate its ink first.</source><translation>Zuerst ihre Tusche trennen.</translation></message>
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
<message><source>Ink</source><translation>Druckfarbe</translation></message>
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
<message><source>Way of a plug-in</source><translation>Weg einer Erweiterung</translation></message>
<message><source>Plug-ins</source><translation>Erweiterungen</translation></message>
<message><source>No picture is open.</source><translation>Kein Bild ist geöffnet.</translation></message>
<message><source>Open one first.</source><translation>Zuerst eines öffnen.</translation></message>
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
<message><source>The models were let go of. Try it again.</source><translation>Die Modelle wurden losgelassen. Noch einmal versuchen.</translation></message>
<message><source>Models…</source><translation>Modelle…</translation></message>
<message><source>Show the folder</source><translation>Den Ordner zeigen</translation></message>
<message><source>Free memory</source><translation>Speicher freigeben</translation></message>
<message><source>Copy details</source><translation>Einzelheiten kopieren</translation></message>
<message><source>Preferences…</source><translation>Einstellungen…</translation></message>
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
<message><source>Recovery is on again.</source><translation>Die Wiederherstellung ist wieder an.</translation></message>
<message><source>{0} It goes on by itself once that is mended; until then, save often.</source><translation>{0} Es geht von selbst weiter, sobald das behoben ist; bis dahin oft speichern.</translation></message>
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
<message><source>Before</source><translation>Vorher</translation></message>
<message><source>After</source><translation>Nachher</translation></message>
<message><source>Made with ColorStudio. Open this file there to go on with it.</source><translation>Mit ColorStudio gemacht. Diese Datei dort öffnen, um weiterzuarbeiten.</translation></message>
<message><source>and {0} more</source><translation>und {0} weitere</translation></message>
</context>
<context>
<name>ShareCardDialog</name>
<message><source>Save a share card</source><translation>Bildkarte speichern</translation></message>
<message><source>Preparing the card…</source><translation>Die Karte wird vorbereitet…</translation></message>
<message><source>The card</source><translation>Die Karte</translation></message>
<message><source>Title</source><translation>Titel</translation></message>
<message><source>What the card shows</source><translation>Was die Karte zeigt</translation></message>
<message><source>Before and after</source><translation>Vorher und nachher</translation></message>
<message><source>The result alone</source><translation>Nur das Ergebnis</translation></message>
<message><source>Show where hints lie</source><translation>Zeigen, wo Hinweise liegen</translation></message>
<message><source>Camera data</source><translation>Kameradaten</translation></message>
<message><source>The place where it was taken (GPS)</source><translation>Der Ort der Aufnahme (GPS)</translation></message>
<message><source>The card holds the whole project: the original photo, layers, masks and hints. Whoever has the file can open all of them.</source><translation>Die Karte enthält das ganze Projekt: das ursprüngliche Foto, Ebenen, Masken und Hinweise. Wer die Datei hat, kann alles davon öffnen.</translation></message>
<message><source>&amp;Save…</source><translation>&amp;Speichern…</translation></message>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
<message><source>Prepare the card</source><translation>Die Karte vorbereiten</translation></message>
<message><source>Pack the project</source><translation>Das Projekt packen</translation></message>
<message><source>Draw the card</source><translation>Die Karte zeichnen</translation></message>
<message><source>Packing the project…</source><translation>Packt das Projekt…</translation></message>
<message><source>The project in it: {0} MB.</source><translation>Das Projekt darin: {0} MB.</translation></message>
<message><source>This project is too large for a card: {0} GB, 2 at most.</source><translation>Dieses Projekt ist zu groß für eine Karte: {0} GB, höchstens 2.</translation></message>
<message><source>That is more than many mail and chat programs carry; they may write the card anew, without the project.</source><translation>Das ist mehr, als viele Mail- und Chatprogramme befördern; sie schreiben die Karte vielleicht neu, ohne das Projekt.</translation></message>
<message><source>Send it as a file: as a photo, it would lose the project.</source><translation>Als Datei senden: als Foto ginge das Projekt verloren.</translation></message>
<message><source>Share card ({0})</source><translation>Bildkarte ({0})</translation></message>
<message><source>Saved the card {0}.</source><translation>Die Karte {0} wurde gespeichert.</translation></message>
<message><source>Save {0}</source><translation>{0} speichern</translation></message>
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
<message><source>Safe mode: default settings, no graphics card, no plug-ins. What you have set is kept for the next ordinary start.</source><translation>Abgesicherter Modus: Standardeinstellungen, keine Grafikkarte, keine Erweiterungen. Was eingestellt war, bleibt für den nächsten gewöhnlichen Start.</translation></message>
<message><source>This portable copy lies where nothing can be written: settings and recovery are off. Save your work to another disk.</source><translation>Diese portable Kopie liegt, wo nichts geschrieben werden kann: Einstellungen und Wiederherstellung sind aus. Die Arbeit auf einer anderen Platte speichern.</translation></message>
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
<message><source>Tour</source><translation>Rundgang</translation></message>
<message><source>Resume tour</source><translation>Rundgang fortsetzen</translation></message>
<message><source>Tour, done: {0}</source><translation>Rundgang, fertig: {0}</translation></message>
<message><source>Tour: {0}</source><translation>Rundgang: {0}</translation></message>
<message><source>In one minute: how this is done, on the sample</source><translation>In einer Minute: wie es geht, am Beispiel</translation></message>
</context>
<context>
<name>StatusBar</name>
<message><source>Jobs: {0}</source><translation>Jobs: {0}</translation></message>
<message><source>Show the list of jobs</source><translation>Die Liste der Jobs zeigen</translation></message>
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
<message><source>Suggested colours</source><translation>Vorgeschlagene Farben</translation></message>
<message><source>Rest the pointer on a place to see colours for it.</source><translation>Den Zeiger auf einer Stelle ruhen lassen, um Farben für sie zu sehen.</translation></message>
</context>
<context>
<name>Suggestions</name>
<message><source>Hint nearby, {0}</source><translation>Hinweis in der Nähe, {0}</translation></message>
<message><source>Hint nearby</source><translation>Hinweis in der Nähe</translation></message>
<message><source>Of the cast: {0}</source><translation>Der Figur: {0}</translation></message>
<message><source>The model, {0} of {1} seeds</source><translation>Das Modell, {0} von {1} Startwerten</translation></message>
<message><source>Used before</source><translation>Früher benutzt</translation></message>
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
<message><source>Sketch</source><translation>Skizze</translation></message>
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
<message><source>End the tour (Esc)</source><translation>Den Rundgang beenden (Esc)</translation></message>
<message><source>S&amp;kip</source><translation>Ü&amp;berspringen</translation></message>
<message><source>End the tour; it can be resumed from the Help menu</source><translation>Den Rundgang beenden; im Menü „Hilfe“ geht er weiter</translation></message>
<message><source>&amp;Back</source><translation>&amp;Zurück</translation></message>
<message><source>&amp;Next</source><translation>&amp;Weiter</translation></message>
<message><source>&amp;Done</source><translation>&amp;Fertig</translation></message>
<message><source>Done. {0}</source><translation>Fertig. {0}</translation></message>
</context>
<context>
<name>Tours</name>
<message><source>Click something in the photo: it takes the colour in hand, and what belongs to it follows.</source><translation>Etwas im Foto anklicken: es nimmt die Farbe in der Hand an, und was dazugehört, folgt.</translation></message>
<message><source>Take another colour on this wheel; it shows only what the place under the pointer can be.</source><translation>Auf diesem Rad eine andere Farbe nehmen; es zeigt nur, was die Stelle unter dem Zeiger sein kann.</translation></message>
<message><source>Drag one of the rings: hints stay editable, and a right-click deletes one.</source><translation>Einen der Ringe ziehen: Hinweise bleiben änderbar, und ein Rechtsklick löscht einen.</translation></message>
<message><source>Drag in this field to make all colours stronger or quieter; a double click takes it back.</source><translation>In diesem Feld ziehen macht alle Farben stärker oder ruhiger; ein Doppelklick nimmt es zurück.</translation></message>
<message><source>Press Run, and a model proposes colours for the whole photo, under your hints.</source><translation>„Start“ drücken, und ein Modell schlägt Farben für das ganze Foto vor, unter den Hinweisen.</translation></message>
<message><source>With a model, Run proposes colours for the whole photo; this button gets you one.</source><translation>Mit einem Modell schlägt „Start“ Farben für das ganze Foto vor; dieser Knopf holt eines.</translation></message>
<message><source>Take the Object mask tool: it finds what belongs together.</source><translation>Das Werkzeug „Objektmaske“ nehmen: es findet, was zusammengehört.</translation></message>
<message><source>Click the jacket; Shift-click what does not belong to it.</source><translation>Die Jacke anklicken; Umschalt-Klick auf das, was nicht dazugehört.</translation></message>
<message><source>Choose a colour: the jacket takes it, and keeps its folds.</source><translation>Eine Farbe wählen: die Jacke nimmt sie an und behält ihre Falten.</translation></message>
<message><source>Drag here: at 0 % the jacket stays as light as it was, at 100 % it is as light as the colour.</source><translation>Hier ziehen: bei 0 % bleibt die Jacke so hell, wie sie war, bei 100 % ist sie so hell wie die Farbe.</translation></message>
<message><source>Until now nothing was changed: apply it, and it becomes a layer.</source><translation>Bis jetzt wurde nichts geändert: anwenden, und es wird eine Ebene.</translation></message>
<message><source>These are the only colours of the picture: click one, and it is in your hand.</source><translation>Dies sind die einzigen Farben des Bildes: eine anklicken, und sie ist in der Hand.</translation></message>
<message><source>Drag a border of this bar: so much of the picture is to have each colour.</source><translation>Eine Grenze dieses Balkens ziehen: so viel vom Bild soll jede Farbe haben.</translation></message>
<message><source>Choose Soft or Exact here: the first keeps shading, the second keeps the shares to a pixel.</source><translation>Hier „Weich“ oder „Genau“ wählen: das erste behält die Schattierung, das zweite die Anteile auf ein Pixel.</translation></message>
<message><source>Apply what you see as a layer; until then nothing was changed.</source><translation>Was zu sehen ist, als Ebene anwenden; bis dahin wurde nichts geändert.</translation></message>
<message><source>Write what is to be seen and press Run: a model paints it in these colours.</source><translation>Schreiben, was zu sehen sein soll, und „Start“ drücken: ein Modell malt es in diesen Farben.</translation></message>
<message><source>With a model, Run paints a picture in these colours; this button gets you one.</source><translation>Mit einem Modell malt „Start“ ein Bild in diesen Farben; dieser Knopf holt eines.</translation></message>
<message><source>Click a region: it takes the colour in hand, up to its lines.</source><translation>Eine Region anklicken: sie nimmt die Farbe in der Hand an, bis zu ihren Linien.</translation></message>
<message><source>Drag here: holes in the lines up to this size stop colour, too.</source><translation>Hier ziehen: auch Löcher in den Linien bis zu dieser Größe halten Farbe auf.</translation></message>
<message><source>Press Propose: every region without a hint takes a colour of the reference.</source><translation>„Vorschlagen“ drücken: jede Region ohne Hinweis nimmt eine Farbe der Referenz an.</translation></message>
<message><source>Press Run, and a model paints the drawing in the reference's colours, under the ink.</source><translation>„Start“ drücken, und ein Modell malt die Zeichnung in den Farben der Referenz, unter der Tusche.</translation></message>
<message><source>With a model, Run paints the drawing in the reference's colours; this button gets you one.</source><translation>Mit einem Modell malt „Start“ die Zeichnung in den Farben der Referenz; dieser Knopf holt eines.</translation></message>
<message><source>Make layers of the flats, and go on painting with the brush.</source><translation>Aus den Flächen Ebenen machen und mit dem Pinsel weitermalen.</translation></message>
<message><source>{0} · {1} of {2}</source><translation>{0} · {1} von {2}</translation></message>
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
<message><source>The canvas alone is shown so; files keep their colours. Click to end it.</source><translation>Nur die Leinwand wird so gezeigt; Dateien behalten ihre Farben. Klicken beendet es.</translation></message>
<message><source>Everyone</source><translation>Alle</translation></message>
<message><source>Seen by: {0}</source><translation>Gesehen von: {0}</translation></message>
</context>
<context>
<name>Viewers</name>
<message><source>Deutan</source><translation>Deutan</translation></message>
<message><source>&amp;Deutan: green looks like red</source><translation>&amp;Deutan: Grün sieht aus wie Rot</translation></message>
<message><source>Protan</source><translation>Protan</translation></message>
<message><source>&amp;Protan: red is dark, and like green</source><translation>&amp;Protan: Rot ist dunkel und wie Grün</translation></message>
<message><source>Tritan</source><translation>Tritan</translation></message>
<message><source>&amp;Tritan: blue looks like green</source><translation>&amp;Tritan: Blau sieht aus wie Grün</translation></message>
<message><source>Grey print</source><translation>Graudruck</translation></message>
<message><source>&amp;Grey print</source><translation>&amp;Graudruck</translation></message>
<message><source>&amp;Everyone</source><translation>&amp;Alle</translation></message>
</context>
<context>
<name>Watchdog</name>
<message><source>“{0}” does not stop. Start the program anew: your picture is kept.</source><translation>„{0}“ hält nicht an. Das Programm neu starten: das Bild ist erhalten.</translation></message>
<message><source>Restart</source><translation>Neu starten</translation></message>
<message><source>“{0}” has not moved for {1} minutes.</source><translation>„{0}“ hat sich seit {1} Minuten nicht bewegt.</translation></message>
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
</TS>
