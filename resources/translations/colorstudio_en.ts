<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
<name>Candidates</name>
<message numerus="yes"><source>%n candidates are pinned: delete one first.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>ContractMeter</name>
<message numerus="yes"><source>Shares are off by up to %n pixels</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>Files</name>
<message numerus="yes"><source>Exported %n layers.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>HintsPanel</name>
<message numerus="yes"><source>%n hints</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>InksBox</name>
<message numerus="yes"><source>%n plates were written to {0}.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
<message numerus="yes"><source>{0}. Third ink on {1} % of the edges; %n islands removed.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>PalettePanel</name>
<message numerus="yes"><source>%n colours</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>Recolor</name>
<message numerus="yes"><source>Exported %n colourways.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>Sketch</name>
<message numerus="yes"><source>Found %n panels; they are masks now.</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
<context>
<name>SketchPanel</name>
<message numerus="yes"><source>%n regions · gaps {0}, open {1}</source><translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation></message>
</context>
</TS>
