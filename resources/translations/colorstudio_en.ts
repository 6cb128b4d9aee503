<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
<name>Candidates</name>
<message numerus="yes"><source>%n candidates are pinned: delete one first.</source><translation><numerusform>%n candidate is pinned: delete it first.</numerusform><numerusform>%n candidates are pinned: delete one first.</numerusform></translation></message>
</context>
<context>
<name>ContractMeter</name>
<message numerus="yes"><source>Shares are off by up to %n pixels</source><translation><numerusform>Shares are off by up to %n pixel</numerusform><numerusform>Shares are off by up to %n pixels</numerusform></translation></message>
</context>
<context>
<name>Files</name>
<message numerus="yes"><source>Exported %n layers.</source><translation><numerusform>Exported %n layer.</numerusform><numerusform>Exported %n layers.</numerusform></translation></message>
</context>
<context>
<name>HintsPanel</name>
<message numerus="yes"><source>%n hints</source><translation><numerusform>%n hint</numerusform><numerusform>%n hints</numerusform></translation></message>
</context>
<context>
<name>InksBox</name>
<message numerus="yes"><source>%n plates were written to {0}.</source><translation><numerusform>%n plate was written to {0}.</numerusform><numerusform>%n plates were written to {0}.</numerusform></translation></message>
<message numerus="yes"><source>{0}. Third ink on {1} % of the edges; %n islands removed.</source><translation><numerusform>{0}. Third ink on {1} % of the edges; %n island removed.</numerusform><numerusform>{0}. Third ink on {1} % of the edges; %n islands removed.</numerusform></translation></message>
</context>
<context>
<name>PalettePanel</name>
<message numerus="yes"><source>%n colours</source><translation><numerusform>%n colour</numerusform><numerusform>%n colours</numerusform></translation></message>
</context>
<context>
<name>Recolor</name>
<message numerus="yes"><source>Exported %n colourways.</source><translation><numerusform>Exported %n colourway.</numerusform><numerusform>Exported %n colourways.</numerusform></translation></message>
</context>
<context>
<name>Sketch</name>
<message numerus="yes"><source>Found %n panels; they are masks now.</source><translation><numerusform>Found %n panel; it is a mask now.</numerusform><numerusform>Found %n panels; they are masks now.</numerusform></translation></message>
</context>
<context>
<name>SketchPanel</name>
<message numerus="yes"><source>%n regions · gaps {0}, open {1}</source><translation><numerusform>%n region · gaps {0}, open {1}</numerusform><numerusform>%n regions · gaps {0}, open {1}</numerusform></translation></message>
</context>
</TS>
