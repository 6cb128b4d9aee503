<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
<name>AboutDialog</name>
<message><source>About ColorStudio</source><translation>ColorStudio について</translation></message>
<message><source>Colour photos with the artist's colours as the law.</source><translation>描く人の色を守って、写真に色を。</translation></message>
<message><source>Licensed under Apache-2.0. Built with Qt (LGPL-3.0), NumPy, OpenCV, Numba and LittleCMS. Icons: Lucide (ISC).</source><translation>Apache-2.0 ライセンス。Qt (LGPL-3.0)、NumPy、OpenCV、Numba、LittleCMS を使用。アイコン: Lucide (ISC)。</translation></message>
</context>
<context>
<name>Actions</name>
<message><source>&amp;New from Clipboard</source><translation>クリップボードから新規(&amp;N)</translation></message>
<message><source>&amp;Open…</source><translation>開く(&amp;O)…</translation></message>
<message><source>Open &amp;Recent</source><translation>最近使ったファイル(&amp;R)</translation></message>
<message><source>Open &amp;with Other Program</source><translation>他のプログラムで開く(&amp;W)</translation></message>
<message><source>&amp;Save</source><translation>保存(&amp;S)</translation></message>
<message><source>Save &amp;as…</source><translation>名前を付けて保存(&amp;A)…</translation></message>
<message><source>&amp;Export…</source><translation>書き出し(&amp;E)…</translation></message>
<message><source>Save a Share Car&amp;d…</source><translation type="unfinished"></translation></message>
<message><source>&amp;Close</source><translation>閉じる(&amp;C)</translation></message>
<message><source>&amp;Quit</source><translation>終了(&amp;Q)</translation></message>
<message><source>&amp;Undo</source><translation>元に戻す(&amp;U)</translation></message>
<message><source>&amp;Redo</source><translation>やり直し(&amp;R)</translation></message>
<message><source>&amp;Copy Picture</source><translation>画像をコピー(&amp;C)</translation></message>
<message><source>&amp;Paste</source><translation>貼り付け(&amp;P)</translation></message>
<message><source>Pre&amp;ferences…</source><translation>環境設定(&amp;F)…</translation></message>
<message><source>Zoom &amp;In</source><translation>拡大(&amp;I)</translation></message>
<message><source>Zoom &amp;Out</source><translation>縮小(&amp;O)</translation></message>
<message><source>&amp;Fit in Window</source><translation>ウィンドウに合わせる(&amp;F)</translation></message>
<message><source>&amp;100 %</source><translation>100 %(&amp;1)</translation></message>
<message><source>Rotate View &amp;Left</source><translation>表示を左に回転(&amp;L)</translation></message>
<message><source>Rotate View &amp;Right</source><translation>表示を右に回転(&amp;R)</translation></message>
<message><source>R&amp;eset Rotation</source><translation>回転をリセット(&amp;E)</translation></message>
<message><source>&amp;Mirror View</source><translation>表示を左右反転(&amp;M)</translation></message>
<message><source>Compare &amp;Before and After</source><translation>前後を比較(&amp;B)</translation></message>
<message><source>Show &amp;Hints</source><translation>ヒントを表示(&amp;H)</translation></message>
<message><source>Show in &amp;Grey</source><translation>グレーで表示(&amp;G)</translation></message>
<message><source>&amp;As Seen by</source><translation type="unfinished"></translation></message>
<message><source>Show &amp;Panels</source><translation>パネルを表示(&amp;P)</translation></message>
<message><source>Panel&amp;s</source><translation>パネル(&amp;S)</translation></message>
<message><source>&amp;Theme</source><translation>テーマ(&amp;T)</translation></message>
<message><source>F&amp;ull Screen</source><translation>全画面表示(&amp;U)</translation></message>
<message><source>&amp;All</source><translation>すべて(&amp;A)</translation></message>
<message><source>&amp;None</source><translation>選択解除(&amp;N)</translation></message>
<message><source>&amp;Invert</source><translation>反転(&amp;I)</translation></message>
<message><source>&amp;Grow by 4 px</source><translation>4 px 拡張(&amp;G)</translation></message>
<message><source>&amp;Shrink by 4 px</source><translation>4 px 縮小(&amp;S)</translation></message>
<message><source>&amp;Feather by 4 px</source><translation>4 px ぼかす(&amp;F)</translation></message>
<message><source>Ne&amp;w Mask</source><translation>新規マスク(&amp;W)</translation></message>
<message><source>D&amp;uplicate Mask</source><translation>マスクを複製(&amp;U)</translation></message>
<message><source>&amp;Delete Mask</source><translation>マスクを削除(&amp;D)</translation></message>
<message><source>&amp;Load Mask…</source><translation>マスクを読み込む(&amp;L)…</translation></message>
<message><source>Save &amp;Mask…</source><translation>マスクを保存(&amp;M)…</translation></message>
<message><source>New &amp;Pixel Layer</source><translation>新規ピクセルレイヤー(&amp;P)</translation></message>
<message><source>New &amp;Colour Layer</source><translation>新規カラーレイヤー(&amp;C)</translation></message>
<message><source>New &amp;Group</source><translation>新規グループ(&amp;G)</translation></message>
<message><source>&amp;Duplicate Layer</source><translation>レイヤーを複製(&amp;D)</translation></message>
<message><source>D&amp;elete Layer</source><translation>レイヤーを削除(&amp;E)</translation></message>
<message><source>Move Layer &amp;Up</source><translation>レイヤーを上へ(&amp;U)</translation></message>
<message><source>Move Layer D&amp;own</source><translation>レイヤーを下へ(&amp;O)</translation></message>
<message><source>Colori&amp;ze</source><translation>写真の着色(&amp;Z)</translation></message>
<message><source>R&amp;ecolor</source><translation>色替え(&amp;E)</translation></message>
<message><source>&amp;Palette</source><translation>パレット(&amp;P)</translation></message>
<message><source>S&amp;ketch</source><translation>線画の着色(&amp;K)</translation></message>
<message><source>&amp;Neutralise Toned Scan</source><translation>色あせたスキャンを中和(&amp;N)</translation></message>
<message><source>&amp;Levels…</source><translation>レベル補正(&amp;L)…</translation></message>
<message><source>&amp;Automatic Levels</source><translation>自動レベル補正(&amp;A)</translation></message>
<message><source>Appl&amp;y the Look as a Layer</source><translation>ルックをレイヤーとして適用(&amp;Y)</translation></message>
<message><source>Keep the Look as a Can&amp;didate</source><translation>ルックを候補として残す(&amp;D)</translation></message>
<message><source>L&amp;oad Hints…</source><translation>ヒントを読み込む(&amp;O)…</translation></message>
<message><source>&amp;Save Hints…</source><translation>ヒントを保存(&amp;S)…</translation></message>
<message><source>Make &amp;Colour Layer from Hints</source><translation>ヒントからカラーレイヤーを作成(&amp;C)</translation></message>
<message><source>&amp;Models…</source><translation>モデル(&amp;M)…</translation></message>
<message><source>&amp;Graphics Card…</source><translation type="unfinished"></translation></message>
<message><source>Cancel &amp;Running Job</source><translation>実行中の処理を中止(&amp;R)</translation></message>
<message><source>&amp;Help</source><translation>ヘルプ(&amp;H)</translation></message>
<message><source>Tour: Colour a &amp;Grey Photo</source><translation type="unfinished"></translation></message>
<message><source>Tour: &amp;Recolour a Jacket</source><translation type="unfinished"></translation></message>
<message><source>Tour: Paint by &amp;Palette</source><translation type="unfinished"></translation></message>
<message><source>Tour: Colour &amp;Line Art</source><translation type="unfinished"></translation></message>
<message><source>&amp;Keyboard Shortcuts</source><translation>キーボードショートカット(&amp;K)</translation></message>
<message><source>Copy &amp;Diagnostics…</source><translation>診断情報をコピー(&amp;D)…</translation></message>
<message><source>Open L&amp;og Folder</source><translation type="unfinished"></translation></message>
<message><source>&amp;About ColorStudio</source><translation>ColorStudio について(&amp;A)</translation></message>
<message><source>Swap Colours</source><translation>色を入れ替え</translation></message>
<message><source>Default Colours</source><translation>初期の色</translation></message>
<message><source>Smaller Brush</source><translation>ブラシを小さく</translation></message>
<message><source>Larger Brush</source><translation>ブラシを大きく</translation></message>
<message><source>Softer Brush</source><translation>ブラシを柔らかく</translation></message>
<message><source>Harder Brush</source><translation>ブラシを硬く</translation></message>
<message><source>From Canvas to Panels and Back</source><translation>キャンバスとパネルの間を移動</translation></message>
<message><source>&amp;File</source><translation>ファイル(&amp;F)</translation></message>
<message><source>&amp;Edit</source><translation>編集(&amp;E)</translation></message>
<message><source>&amp;View</source><translation>表示(&amp;V)</translation></message>
<message><source>&amp;Select</source><translation>選択(&amp;S)</translation></message>
<message><source>&amp;Layer</source><translation>レイヤー(&amp;L)</translation></message>
<message><source>&amp;Task</source><translation>作業(&amp;T)</translation></message>
<message><source>Hold and drag to move the view</source><translation>押しながらドラッグで表示を移動</translation></message>
<message><source>Hold for the eyedropper</source><translation>押している間スポイト</translation></message>
<message><source>Hold to see the picture before</source><translation>押している間、元の画像を表示</translation></message>
<message><source>End the drag; twice: cancel the running job</source><translation>ドラッグを中断。2 回で実行中の処理を中止</translation></message>
<message><source>Straight line from the last point</source><translation>最後の点から直線</translation></message>
<message><source>Delete the hint under the pointer</source><translation>ポインターの下のヒントを削除</translation></message>
<message><source>Size of the hint under the pointer</source><translation>ポインターの下のヒントの大きさ</translation></message>
<message><source>Size of the brush</source><translation>ブラシの大きさ</translation></message>
<message><source>With a mask tool: add to the mask, take away from it</source><translation>マスクツールで: マスクに追加、マスクから除外</translation></message>
<message><source>Close the polygon; end the object</source><translation>多角形を閉じる。対象の選択を終える</translation></message>
<message><source>With the object tool and a model: what else is meant</source><translation>対象ツールとモデルで: 別の解釈</translation></message>
</context>
<context>
<name>Answers</name>
<message><source>The answer before (Left)</source><translation>前の候補 (左)</translation></message>
<message><source>The next answer (Right)</source><translation>次の候補 (右)</translation></message>
<message><source>{0} of {1}</source><translation>{1} 件中 {0}</translation></message>
<message><source>The model is looking; Quick answers until then.</source><translation>モデルが画像を見ています。それまでは「クイック」が答えます。</translation></message>
</context>
<context>
<name>Application</name>
<message><source>The program ended while “{0}” ran. Diagnostics may tell why.</source><translation>「{0}」の実行中にプログラムが終了しました。診断情報から原因がわかるかもしれません。</translation></message>
<message><source>Diagnostics…</source><translation>診断情報…</translation></message>
<message><source>The program ended while “{0}” ran. Models use the processor for now.</source><translation>「{0}」の実行中にプログラムが終了しました。モデルは当面プロセッサーで動きます。</translation></message>
<message><source>Use the graphics card</source><translation>グラフィックカードを使う</translation></message>
</context>
<context>
<name>AskedAndGot</name>
<message><source>Asked</source><translation>指定</translation></message>
<message><source>Got</source><translation>結果</translation></message>
<message><source>CIEDE2000 between asked and got, where the colour lands</source><translation>色が当たる場所での、指定と結果の CIEDE2000</translation></message>
</context>
<context>
<name>CandidateStrip</name>
<message><source>Candidates</source><translation>候補</translation></message>
<message><source>Apply the candidate as a layer</source><translation>候補をレイヤーとして適用</translation></message>
<message><source>Delete all candidates that are not pinned</source><translation>固定していない候補をすべて削除</translation></message>
<message><source>{0}, pinned</source><translation>{0}、固定</translation></message>
<message><source>Apply</source><translation>適用</translation></message>
<message><source>Compare with the Picture</source><translation>画像と比較</translation></message>
<message><source>Compare with This</source><translation>これと比較</translation></message>
<message><source>Unpin</source><translation>固定を解除</translation></message>
<message><source>Pin</source><translation>固定</translation></message>
<message><source>Delete</source><translation>削除</translation></message>
</context>
<context>
<name>Candidates</name>
<message numerus="yes"><source>%n candidates are pinned: delete one first.</source><translation><numerusform>候補 %n 件が固定されています。まず 1 件削除してください。</numerusform></translation></message>
</context>
<context>
<name>Canvas</name>
<message><source>Canvas</source><translation>キャンバス</translation></message>
<message><source>The picture. Arrow keys move the selected hints.</source><translation>画像です。矢印キーで選択したヒントを動かします。</translation></message>
<message><source>skin</source><translation>肌</translation></message>
<message><source>hair</source><translation>髪</translation></message>
<message><source>coat</source><translation>コート</translation></message>
<message><source>sky</source><translation>空</translation></message>
<message><source>plants</source><translation>植物</translation></message>
<message><source>&amp;Pin</source><translation>固定(&amp;P)</translation></message>
<message><source>&amp;Change Colour…</source><translation>色を変更(&amp;C)…</translation></message>
<message><source>&amp;Use the Colour in Hand</source><translation>持っている色を使う(&amp;U)</translation></message>
<message><source>&amp;Bigger</source><translation>大きく(&amp;B)</translation></message>
<message><source>S&amp;maller</source><translation>小さく(&amp;M)</translation></message>
<message><source>&amp;Delete</source><translation>削除(&amp;D)</translation></message>
<message><source>&amp;Suggested Colours</source><translation type="unfinished"></translation></message>
<message><source>{0} {1}: {2}</source><translation type="unfinished"></translation></message>
<message><source>&amp;Group</source><translation>グループ(&amp;G)</translation></message>
<message><source>None</source><translation>なし</translation></message>
<message><source>&amp;New…</source><translation>新規(&amp;N)…</translation></message>
<message><source>&amp;Only Inside of</source><translation>この中だけ(&amp;O)</translation></message>
<message><source>No mask</source><translation>マスクなし</translation></message>
<message><source>New group</source><translation>新規グループ</translation></message>
<message><source>Name</source><translation>名前</translation></message>
</context>
<context>
<name>CanvasVoice</name>
<message><source>No picture is open.</source><translation>画像が開かれていません。</translation></message>
<message><source>{0}, {1} × {2} pixels</source><translation>{0}、{1} × {2} ピクセル</translation></message>
<message><source>Tool: {0}</source><translation>ツール: {0}</translation></message>
<message><source>Zoom: {0} %</source><translation>ズーム: {0} %</translation></message>
<message><source>At {0}, {1}: {2}, {3}</source><translation>{0}, {1} の色: {2}、{3}</translation></message>
</context>
<context>
<name>CastBox</name>
<message><source>Open a cast…</source><translation>キャラクターの色を開く…</translation></message>
<message><source>Save the cast…</source><translation>キャラクターの色を保存…</translation></message>
<message><source>A cast is a character's colours by name: hair, coat, eyes.</source><translation>キャラクターの色とは、髪・コート・目などの名前を付けた色です。</translation></message>
<message><source>hair: dark green; coat: #aa3322</source><translation>髪: dark green; コート: #aa3322</translation></message>
<message><source>Colours of parts, in words</source><translation>部分の色を言葉で</translation></message>
<message><source>Place on the drawing</source><translation>線画に割り当てる</translation></message>
<message><source>Place it another way</source><translation>別の割り当てにする</translation></message>
<message><source>Cast</source><translation>キャラクターの色</translation></message>
<message><source>No part of the drawing is called “{0}”.</source><translation>線画に「{0}」という部分はありません。</translation></message>
<message><source>Open a cast</source><translation>キャラクターの色を開く</translation></message>
<message><source>Save the cast</source><translation>キャラクターの色を保存</translation></message>
<message><source>Casts</source><translation>キャラクターの色</translation></message>
</context>
<context>
<name>ChangedDialog</name>
<message><source>Changed on the disk</source><translation>ディスク上で変更されています</translation></message>
<message><source>“{0}” was changed by another program since it was opened here.</source><translation>「{0}」は、ここで開いた後に別のプログラムによって変更されました。</translation></message>
<message><source>Save yours as a copy, or over it: the other version then stays as “{0}~”.</source><translation>コピーとして保存するか、上書きしてください。上書きした場合、元の版は「{0}~」として残ります。</translation></message>
<message><source>Save a &amp;copy…</source><translation>コピーを保存(&amp;C)…</translation></message>
<message><source>&amp;Overwrite</source><translation>上書き(&amp;O)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
</context>
<context>
<name>ChromaPlane</name>
<message><source>Hue and chroma</source><translation>色相と彩度</translation></message>
<message><source>Colours that can be reached at this lightness. Shift keeps the hue, Ctrl the chroma.</source><translation>この明度で使える色。Shift で色相を、Ctrl で彩度を保ちます。</translation></message>
</context>
<context>
<name>Clipboard</name>
<message><source>Pasted picture</source><translation>貼り付けた画像</translation></message>
<message><source>There is no picture on the clipboard.</source><translation>クリップボードに画像がありません。</translation></message>
<message><source>Copy one, then paste.</source><translation>画像をコピーしてから貼り付けてください。</translation></message>
<message><source>Pasted</source><translation>貼り付け</translation></message>
<message><source>Paste</source><translation>貼り付け</translation></message>
<message><source>The picture was copied.</source><translation>画像をコピーしました。</translation></message>
<message><source>Copy picture</source><translation>画像をコピー</translation></message>
</context>
<context>
<name>CloseDialog</name>
<message><source>Unsaved changes</source><translation>保存していない変更</translation></message>
<message><source>Save the changes to “{0}” before it is closed?</source><translation>閉じる前に「{0}」の変更を保存しますか?</translation></message>
<message><source>If you do not save, a copy for recovery stays for a while.</source><translation>保存しなくても、復元用のコピーがしばらく残ります。</translation></message>
<message><source>&amp;Save</source><translation>保存(&amp;S)</translation></message>
<message><source>&amp;Don't save</source><translation>保存しない(&amp;D)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
</context>
<context>
<name>CoachBox</name>
<message><source>Try it on the picture</source><translation>画像で試す</translation></message>
<message><source>Part the colours</source><translation type="unfinished"></translation></message>
<message><source>Colours that merge for some viewers</source><translation type="unfinished"></translation></message>
<message><source>Look for colours that merge</source><translation type="unfinished"></translation></message>
<message><source>Looking…</source><translation>見ています…</translation></message>
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
<message><source>Ask a model to recolour it</source><translation>モデルに色替えを頼む</translation></message>
<message><source>The picture as it is</source><translation>今の画像</translation></message>
<message><source>The picture in words: a photo of a hat</source><translation>画像を英語の言葉で: a photo of a hat</translation></message>
<message><source>The picture as it shall be</source><translation>こうしたい画像</translation></message>
<message><source>As it shall be, if you like: a photo of a red hat</source><translation>必要なら、仕上がりを英語で: a photo of a red hat</translation></message>
<message><source>Colour change</source><translation>色の変化</translation></message>
<message><source>The first part of the steps in which the new colour is put in: more changes the colour further and keeps less of the shape</source><translation>新しい色を入れる最初の段階の割合。大きいほど色が変わり、形は保たれにくくなります</translation></message>
<message><source>Mix in at the start</source><translation>開始時に混ぜる</translation></message>
<message><source>How much of the new colour the model begins with</source><translation>モデルが最初に持つ新しい色の量</translation></message>
<message><source>No picture is open.</source><translation>画像が開かれていません。</translation></message>
<message><source>Open one first.</source><translation type="unfinished"></translation></message>
<message><source>No object is chosen.</source><translation type="unfinished"></translation></message>
<message><source>Click it, or draw around it.</source><translation type="unfinished"></translation></message>
<message><source>{0}: {1}</source><translation>{0}: {1}</translation></message>
</context>
<context>
<name>ColorPair</name>
<message><source>Colour</source><translation>色</translation></message>
<message><source>Background colour</source><translation>背景色</translation></message>
</context>
<context>
<name>ColorPicker</name>
<message><source>Colour now</source><translation>今の色</translation></message>
<message><source>Colour before</source><translation>前の色</translation></message>
<message><source>Lightness follows the place under the pointer</source><translation>ポインターの下の明度に合わせる</translation></message>
<message><source>L*</source><translation>L*</translation></message>
<message><source>Chroma</source><translation>彩度</translation></message>
<message><source>Hue</source><translation>色相</translation></message>
<message><source>Colour as hex</source><translation>色 (16 進)</translation></message>
<message><source>Hex, like #c08040</source><translation>16 進、例 #c08040</translation></message>
<message><source>Colour as L a b</source><translation>色 (L a b)</translation></message>
<message><source>L* a* b*, like 57 18 43</source><translation>L* a* b*、例 57 18 43</translation></message>
</context>
<context>
<name>ColorScale</name>
<message><source>Colour scale</source><translation>色の強さ</translation></message>
</context>
<context>
<name>ColorWords</name>
<message><source>black</source><translation>黒</translation></message>
<message><source>charcoal</source><translation>墨色</translation></message>
<message><source>dark grey</source><translation>暗い灰色</translation></message>
<message><source>grey</source><translation>灰色</translation></message>
<message><source>light grey</source><translation>明るい灰色</translation></message>
<message><source>pale grey</source><translation>淡い灰色</translation></message>
<message><source>white</source><translation>白</translation></message>
<message><source>pink</source><translation>ピンク</translation></message>
<message><source>red</source><translation>赤</translation></message>
<message><source>orange</source><translation>オレンジ</translation></message>
<message><source>amber</source><translation>琥珀色</translation></message>
<message><source>yellow</source><translation>黄色</translation></message>
<message><source>lime</source><translation>ライム</translation></message>
<message><source>green</source><translation>緑</translation></message>
<message><source>teal</source><translation>青緑</translation></message>
<message><source>cyan</source><translation>シアン</translation></message>
<message><source>azure</source><translation>空色</translation></message>
<message><source>blue</source><translation>青</translation></message>
<message><source>violet</source><translation>すみれ色</translation></message>
<message><source>purple</source><translation>紫</translation></message>
<message><source>magenta</source><translation>マゼンタ</translation></message>
<message><source>brown</source><translation>茶色</translation></message>
<message><source>olive</source><translation>オリーブ</translation></message>
<message><source>beige</source><translation>ベージュ</translation></message>
<message><source>navy</source><translation>紺色</translation></message>
<message><source>rose</source><translation>ローズ</translation></message>
<message><source>greyish</source><translation>灰色がかった</translation></message>
<message><source>pale</source><translation>淡い</translation></message>
<message><source>dark</source><translation>暗い</translation></message>
<message><source>muted</source><translation>くすんだ</translation></message>
<message><source>bright</source><translation>明るい</translation></message>
<message><source>vivid</source><translation>鮮やかな</translation></message>
<message><source>{0} {1}</source><comment>adjective, noun</comment><translation>{0}{1}</translation></message>
</context>
<context>
<name>Colorize</name>
<message><source>This document has no photo.</source><translation>このドキュメントには写真がありません。</translation></message>
<message><source>Open one.</source><translation>写真を開いてください。</translation></message>
<message><source>Neutralise</source><translation>中和</translation></message>
<message><source>Automatic levels</source><translation>自動レベル補正</translation></message>
<message><source>Levels</source><translation>レベル補正</translation></message>
<message><source>There are no hints yet.</source><translation>まだヒントがありません。</translation></message>
<message><source>Give some first.</source><translation>まずヒントを置いてください。</translation></message>
<message><source>Colour</source><translation>色</translation></message>
<message><source>Make a colour layer</source><translation>カラーレイヤーを作成</translation></message>
<message><source>Saved {0}.</source><translation>{0} を保存しました。</translation></message>
</context>
<context>
<name>ColorizePanel</name>
<message><source>Neutralise</source><translation>中和</translation></message>
<message><source>This scan is toned. Take its colour cast away and keep its lightness.</source><translation>このスキャンには色がついています。色かぶりを取り、明度は保ちます。</translation></message>
<message><source>Follow light</source><translation>光に従う</translation></message>
<message><source>How far colour grows stronger where the photo is lighter</source><translation>写真が明るいところほど色を強くする度合い</translation></message>
<message><source>Saturation</source><translation>彩度</translation></message>
<message><source>Load hints…</source><translation>ヒントを読み込む…</translation></message>
<message><source>Save hints…</source><translation>ヒントを保存…</translation></message>
<message><source>Make a colour layer</source><translation>カラーレイヤーを作成</translation></message>
<message><source>A copy of the answer as a layer that can be painted on</source><translation>結果のコピーを、描けるレイヤーにする</translation></message>
<message><source>Hints</source><translation>ヒント</translation></message>
<message><source>Answer</source><translation>結果</translation></message>
<message><source>No photo</source><translation>写真なし</translation></message>
<message><source>{0} × {1} pixels</source><translation>{0} × {1} ピクセル</translation></message>
<message><source>{0} × {1} pixels · toned</source><translation>{0} × {1} ピクセル · 色かぶりあり</translation></message>
</context>
<context>
<name>ColorwaysBox</name>
<message><source>Colourways</source><translation>カラーバリエーション</translation></message>
<message><source>Collect colours for this object, then export one file each.</source><translation>この対象の色を集め、1 色ずつファイルに書き出します。</translation></message>
<message><source>Add the colour in hand</source><translation>持っている色を追加</translation></message>
<message><source>Add all colours of the palette</source><translation>パレットの色をすべて追加</translation></message>
<message><source>Move to the left</source><translation>左へ移動</translation></message>
<message><source>Move to the right</source><translation>右へ移動</translation></message>
<message><source>Delete the colourway</source><translation>カラーバリエーションを削除</translation></message>
<message><source>Export colourways…</source><translation>カラーバリエーションを書き出し…</translation></message>
<message><source>Add colourway</source><translation>カラーバリエーションを追加</translation></message>
<message><source>Delete colourway</source><translation>カラーバリエーションを削除</translation></message>
<message><source>Move colourway</source><translation>カラーバリエーションを移動</translation></message>
</context>
<context>
<name>ContractMeter</name>
<message><source>Contract</source><translation>約束</translation></message>
<message numerus="yes"><source>Shares are off by up to %n pixels</source><translation><numerusform>割合のずれは最大 %n ピクセル</numerusform></translation></message>
<message><source>Kept: only these colours, shares to a pixel</source><translation>達成: これらの色だけ、割合は 1 ピクセルまで正確</translation></message>
<message><source>Shares kept; colours {0} ΔE away</source><translation>割合は達成。色の差は {0} ΔE</translation></message>
<message><source>asked</source><translation>指定</translation></message>
<message><source>got</source><translation>結果</translation></message>
<message><source>free</source><translation>自由</translation></message>
</context>
<context>
<name>DescribeButton</name>
<message><source>Describe the photo</source><translation>写真を言葉にする</translation></message>
<message><source>A model says what it sees; edit its words before the run</source><translation>モデルが見たものを言葉にします。実行前に書き直せます</translation></message>
<message><source>Looking…</source><translation>見ています…</translation></message>
</context>
<context>
<name>DiagnosticsDialog</name>
<message><source>Diagnostics</source><translation>診断情報</translation></message>
<message><source>Looking at this installation…</source><translation>インストール状況を調べています…</translation></message>
<message><source>&amp;Copy</source><translation>コピー(&amp;C)</translation></message>
<message><source>&amp;Save…</source><translation>保存(&amp;S)…</translation></message>
<message><source>Open &amp;log folder</source><translation>ログフォルダーを開く(&amp;L)</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>For a report of a fault</source><translation>不具合の報告のために</translation></message>
<message><source>This stays on your computer: nothing is sent. Names of you, of your folders and of your pictures are taken out; read it before you pass it on.</source><translation>この内容はお使いのコンピューターにとどまり、どこにも送信されません。お名前、フォルダー名、画像名は取り除かれています。渡す前に内容をお読みください。</translation></message>
<message><source>Diagnostics copied.</source><translation>診断情報をコピーしました。</translation></message>
<message><source>Save diagnostics</source><translation>診断情報を保存</translation></message>
</context>
<context>
<name>Dock</name>
<message><source>Hide {0}</source><translation>{0}を隠す</translation></message>
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
<message><source>Lossless: the lightness of the photo is kept.</source><translation>可逆: 写真の明度は保たれます。</translation></message>
<message><source>Lossless: every pixel as it was made for the file.</source><translation>可逆: すべてのピクセルがそのまま入ります。</translation></message>
<message><source>Lossy: smaller files, and no promise about lightness.</source><translation>非可逆: ファイルは小さくなりますが、明度は約束されません。</translation></message>
<message><source>Layers as they are; colour is baked, so that other programs show it.</source><translation>レイヤーはそのまま。色は他のプログラムで見えるように焼き込みます。</translation></message>
</context>
<context>
<name>ExportDialog</name>
<message><source>Export</source><translation>書き出し</translation></message>
<message><source>Folder</source><translation>フォルダー</translation></message>
<message><source>Choose the folder</source><translation>フォルダーを選ぶ</translation></message>
<message><source>Format</source><translation>形式</translation></message>
<message><source>Quality</source><translation>品質</translation></message>
<message><source>Scale down</source><translation>縮小</translation></message>
<message><source>In linear light, and only where the picture is larger</source><translation>線形の光で、画像がそれより大きいときだけ</translation></message>
<message><source>Longer side</source><translation>長辺</translation></message>
<message><source>Convert to sRGB</source><translation>sRGB に変換</translation></message>
<message><source>For the web and for programs that know no profiles</source><translation>Web と、プロファイルを知らないプログラムのため</translation></message>
<message><source>One file per layer</source><translation>レイヤーごとに 1 ファイル</translation></message>
<message><source>Flats of the drawing</source><translation>線画の塗り</translation></message>
<message><source>Flats: one layer per part</source><translation>塗り: 部分ごとに 1 レイヤー</translation></message>
<message><source>Flats: one layer per colour</source><translation>塗り: 色ごとに 1 レイヤー</translation></message>
<message><source>Flats: one layer per region</source><translation>塗り: 領域ごとに 1 レイヤー</translation></message>
<message><source>Made with models that may not be used commercially: {0}. That may hold for the picture, too.</source><translation>商用利用できないモデルで作られました: {0}。画像にも当てはまることがあります。</translation></message>
<message><source>Camera data and recipe</source><translation>カメラ情報とレシピ</translation></message>
<message><source>The place where it was taken (GPS)</source><translation>撮影場所 (GPS)</translation></message>
<message><source>In the tone of the original scan</source><translation>元のスキャンの色調で</translation></message>
<message><source>The cast that was neutralised lies over the result again</source><translation>中和した色かぶりを結果に重ねます</translation></message>
<message><source>&amp;Export</source><translation>書き出し(&amp;E)</translation></message>
<message><source>&amp;Preset</source><translation>プリセット(&amp;P)</translation></message>
<message><source>&amp;Name</source><translation>名前(&amp;N)</translation></message>
<message><source>Fol&amp;der</source><translation>フォルダー(&amp;D)</translation></message>
<message><source>&amp;Format</source><translation>形式(&amp;F)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
<message><source>“{0}” is there already. Replace it?</source><translation>「{0}」はすでにあります。置き換えますか?</translation></message>
<message><source>&amp;Replace</source><translation>置き換え(&amp;R)</translation></message>
</context>
<context>
<name>Files</name>
<message><source>{0} (copy)</source><translation>{0}(コピー)</translation></message>
<message><source>“{0}” is open in another window. This is a copy: saving asks for a place.</source><translation>「{0}」は別のウィンドウで開かれています。これはコピーで、保存時に場所をたずねます。</translation></message>
<message><source>“{0}” is open in another window.</source><translation>「{0}」は別のウィンドウで開かれています。</translation></message>
<message><source>Choose another name.</source><translation>別の名前を選んでください。</translation></message>
<message><source>Saved {0}.</source><translation>{0} を保存しました。</translation></message>
<message numerus="yes"><source>Exported %n layers.</source><translation><numerusform>%n 枚のレイヤーを書き出しました。</numerusform></translation></message>
<message><source>Exported {0}.</source><translation>{0} を書き出しました。</translation></message>
<message><source>Lightness kept to {0} L*.</source><translation>明度は {0} L* まで保たれています。</translation></message>
<message><source>Save elsewhere…</source><translation>別の場所に保存…</translation></message>
<message><source>Export elsewhere…</source><translation>別の場所に書き出す…</translation></message>
<message><source>Untitled {0}</source><translation>名称未設定 {0}</translation></message>
</context>
<context>
<name>FilmRow</name>
<message><source>A quick picture at {0}</source><translation>{0} での簡易画像</translation></message>
</context>
<context>
<name>Form</name>
<message><source>Window</source><translation>ウィンドウ</translation></message>
<message><source>Pen</source><translation>ペン</translation></message>
<message><source>Theme</source><translation>テーマ</translation></message>
<message><source>Language</source><translation>言語</translation></message>
<message><source>Size of everything</source><translation>全体の大きさ</translation></message>
<message><source>On top of the size that the system asks for</source><translation>システムの指定する大きさに加えて</translation></message>
<message><source>Compact controls</source><translation>コンパクトな表示</translation></message>
<message><source>Fields of 24 instead of 28 pixels</source><translation>欄の高さを 28 から 24 ピクセルに</translation></message>
<message><source>Pressure changes the size</source><translation>筆圧で大きさを変える</translation></message>
<message><source>Pressure changes the opacity</source><translation>筆圧で不透明度を変える</translation></message>
<message><source>Smooth strokes</source><translation>線を滑らかに</translation></message>
<message><source>Files</source><translation>ファイル</translation></message>
<message><source>Largest picture</source><translation>最大の画像</translation></message>
<message><source>Larger ones are refused: a broken file cannot fill memory</source><translation>これより大きい画像は開きません。壊れたファイルでメモリーがあふれるのを防ぎます</translation></message>
<message><source>JPEG and WebP quality</source><translation>JPEG と WebP の品質</translation></message>
<message><source>Keep camera data on export</source><translation>書き出しにカメラ情報を残す</translation></message>
<message><source>Keep the place (GPS) on export</source><translation>書き出しに場所 (GPS) を残す</translation></message>
<message><source>Names of colourways</source><translation>カラーバリエーションの名前</translation></message>
<message><source>With {name}, {layer}, {color}, {color_name}, {date}, {n}</source><translation>{name}, {layer}, {color}, {color_name}, {date}, {n} が使えます</translation></message>
<message><source>Models</source><translation>モデル</translation></message>
<message><source>Hide non-commercial ways</source><translation>商用利用できない方法を隠す</translation></message>
<message><source>Models that may not be used commercially are left out</source><translation>商用利用できないモデルを除きます</translation></message>
<message><source>Suggest colours of a model</source><translation type="unfinished"></translation></message>
<message><source>While you pause, a quick model colours a small copy of the photo eight times; a few seconds of work, once per photo</source><translation type="unfinished"></translation></message>
<message><source>As the system</source><translation>システムに従う</translation></message>
</context>
<context>
<name>GenerateSection</name>
<message><source>Make a picture</source><translation>画像を作る</translation></message>
<message><source>A small picture of what the weights were trained on, without words. It has no colour that is not given.</source><translation>重みが学習したものの小さな画像。言葉は使いません。与えた色だけでできます。</translation></message>
<message><source>Size of the new picture</source><translation>新しい画像の大きさ</translation></message>
<message><source>{0} × {1}</source><translation>{0} × {1}</translation></message>
<message><source>Another size</source><translation>別の大きさ</translation></message>
<message><source>Width</source><translation>幅</translation></message>
<message><source>Height</source><translation>高さ</translation></message>
<message><source>Each pixel</source><translation>1 ピクセル</translation></message>
<message><source>Each pixel becomes a square of so many</source><translation>1 ピクセルをこの数の正方形にします</translation></message>
<message><source>Only inside the mask</source><translation>マスクの中だけ</translation></message>
<message><source>What is to be seen</source><translation>描くもの</translation></message>
<message><source>What is to be seen: a fox in the snow</source><translation>描くもの (英語): a fox in the snow</translation></message>
<message><source>What is not to be seen</source><translation>描かないもの</translation></message>
<message><source>Leave out</source><translation>除くもの</translation></message>
<message><source>How the colours end up</source><translation>色の仕上げ</translation></message>
<message><source>Variants</source><translation>バリエーション</translation></message>
<message><source>A new picture, {0} × {1}</source><translation>新しい画像、{0} × {1}</translation></message>
<message><source>A new picture</source><translation>新しい画像</translation></message>
<message><source>Over this picture, each pixel {0} × {0}</source><translation>この画像の上、1 ピクセルを {0} × {0} で</translation></message>
<message><source>Over this picture, {0} × {1}</source><translation>この画像の上、{0} × {1}</translation></message>
<message><source>The palette is empty.</source><translation type="unfinished"></translation></message>
<message><source>Add the colours that the picture is to be made of.</source><translation>画像に使う色を追加してください。</translation></message>
<message><source>Picture from the palette</source><translation>パレットからの画像</translation></message>
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
<message><source>Whole: every byte is as it was.</source><translation>完全: すべてのバイトが元のままです。</translation></message>
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
<message><source>Not finished</source><translation>未完了</translation></message>
<message><source>Pack</source><translation type="unfinished"></translation></message>
<message><source>State</source><translation>状態</translation></message>
<message><source>Size</source><translation>大きさ</translation></message>
<message><source>This window runs on the GPU pack “{0}”, torch {1}.</source><translation type="unfinished"></translation></message>
<message><source>This window runs on the libraries that came with ColorStudio.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>GraphicsCardDialog</name>
<message><source>Graphics card</source><translation type="unfinished"></translation></message>
<message><source>Read the &amp;licence</source><translation>ライセンスを読む(&amp;L)</translation></message>
<message><source>&amp;Install</source><translation>インストール(&amp;I)</translation></message>
<message><source>From a &amp;folder…</source><translation type="unfinished"></translation></message>
<message><source>&amp;Stop</source><translation>停止(&amp;S)</translation></message>
<message><source>What happened</source><translation>起きたこと</translation></message>
<message><source>GPU packs on this computer</source><translation type="unfinished"></translation></message>
<message><source>Start &amp;again now</source><translation type="unfinished"></translation></message>
<message><source>&amp;Go back</source><translation type="unfinished"></translation></message>
<message><source>Choose what was in use before; once more goes forward again</source><translation type="unfinished"></translation></message>
<message><source>&amp;Use it</source><translation type="unfinished"></translation></message>
<message><source>&amp;Verify</source><translation>検証(&amp;V)</translation></message>
<message><source>&amp;Remove…</source><translation>削除(&amp;R)…</translation></message>
<message><source>On this computer</source><translation type="unfinished"></translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>Looking for a graphics card…</source><translation type="unfinished"></translation></message>
<message><source>{0} (driver {1})</source><translation type="unfinished"></translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation type="unfinished"></translation></message>
<message><source>No GPU pack</source><translation type="unfinished"></translation></message>
<message><source>There is none for this system: models run on what came along.</source><translation type="unfinished"></translation></message>
<message><source>GPU pack: {0}</source><translation type="unfinished"></translation></message>
<message><source>With it, models run on the card, many times faster. {0} to download, {1} on the disk.</source><translation type="unfinished"></translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} はすでにあります。続きからインストールします。</translation></message>
<message><source>Go &amp;on</source><translation>続行(&amp;O)</translation></message>
<message><source>A GPU pack is installed. Install it anew, or only try it out again?</source><translation type="unfinished"></translation></message>
<message><source>&amp;Install anew</source><translation type="unfinished"></translation></message>
<message><source>&amp;Try out</source><translation type="unfinished"></translation></message>
<message><source>Folder with the files of the GPU pack</source><translation type="unfinished"></translation></message>
<message><source>Delete “{0}” ({1}) from the disk?</source><translation>「{0}」({1}) をディスクから削除しますか?</translation></message>
<message><source>&amp;Remove</source><translation>削除(&amp;R)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
</context>
<context>
<name>HeatBox</name>
<message><source>Reference</source><translation>参照</translation></message>
<message><source>Thresholds</source><translation>しきい値</translation></message>
<message><source>Threshold {0}</source><translation>しきい値 {0}</translation></message>
<message><source>Look for words in the reference</source><translation>参照画像で言葉を探す</translation></message>
<message><source>Looking…</source><translation>見ています…</translation></message>
<message><source>Say where, and the places are shown on the reference.</source><translation>場所を言葉で書くと、参照画像の上に示します。</translation></message>
<message><source>Add a reference: the places are shown on it.</source><translation>参照画像を追加すると、場所をその上に示します。</translation></message>
<message><source>These words tell no place from another: the change goes everywhere.</source><translation>この言葉では場所を区別できません。変更は全体に及びます。</translation></message>
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
<message><source>Hints</source><translation>ヒント</translation></message>
</context>
<context>
<name>HintsPanel</name>
<message><source>Click a place in the photo to say what colour it has. The rest follows.</source><translation>写真をクリックして、その場所の色を決めます。残りは自動で続きます。</translation></message>
<message><source>New group</source><translation>新規グループ</translation></message>
<message><source>Give the chosen hints the colour in hand</source><translation>選択したヒントに持っている色を与える</translation></message>
<message><source>Pin: the colour holds at the hint even where another took the place</source><translation>固定: 他のヒントに場所を取られても、この色を守ります</translation></message>
<message><source>Delete the chosen hints</source><translation>選択したヒントを削除</translation></message>
<message><source>Hidden</source><translation>非表示</translation></message>
<message><source>Shown</source><translation>表示</translation></message>
<message><source>{0} {1}. Click to recolour.</source><translation>{0} {1}。クリックで色替え。</translation></message>
<message><source>Without group</source><translation>グループなし</translation></message>
<message><source>{0} of {1} differ from what was asked</source><translation>{1} 個中 {0} 個が指定と異なります</translation></message>
<message numerus="yes"><source>%n hints</source><translation><numerusform>ヒント %n 個</numerusform></translation></message>
<message><source>hidden</source><translation>非表示</translation></message>
<message><source>Point</source><translation>点</translation></message>
<message><source>Stroke</source><translation>線</translation></message>
<message><source>Keep grey</source><translation>グレーを保つ</translation></message>
<message><source>Barrier</source><translation>壁</translation></message>
<message><source>Join</source><translation>結合</translation></message>
<message><source>{0} {1}, {2}</source><translation>{0} {1}, {2}</translation></message>
<message><source>This colour cannot be reached at the lightness of the photo here.</source><translation>この場所の写真の明度では、この色は出せません。</translation></message>
<message><source>A barrier runs over this hint.</source><translation>壁がこのヒントの上を通っています。</translation></message>
<message><source>Another hint took the place. Pin this one to let it hold.</source><translation>他のヒントが場所を取りました。守るにはこれを固定してください。</translation></message>
<message><source>A “keep grey” stroke took the place. Pin this hint to let it hold.</source><translation>「グレーを保つ」線が場所を取りました。守るにはこのヒントを固定してください。</translation></message>
<message><source>The mask of this hint shuts this place out.</source><translation>このヒントのマスクは、この場所を含みません。</translation></message>
<message><source>Asked {0}, got {1} (ΔE00 {2}).</source><translation>指定 {0}、結果 {1} (ΔE00 {2})。</translation></message>
<message><source>Recolour hints</source><translation>ヒントの色を変更</translation></message>
<message><source>Pin hints</source><translation>ヒントを固定</translation></message>
<message><source>Unpin hints</source><translation>ヒントの固定を解除</translation></message>
<message><source>Delete hints</source><translation>ヒントを削除</translation></message>
<message><source>Group {0}</source><translation>グループ {0}</translation></message>
<message><source>Group hints</source><translation>ヒントをグループ化</translation></message>
<message><source>Rename group</source><translation>グループ名を変更</translation></message>
<message><source>Give the colour in hand</source><translation>持っている色を与える</translation></message>
<message><source>Pin or unpin</source><translation>固定または解除</translation></message>
<message><source>Move to a new group</source><translation>新規グループに移動</translation></message>
<message><source>Delete</source><translation>削除</translation></message>
<message><source>Rename</source><translation>名前を変更</translation></message>
</context>
<context>
<name>Histogram</name>
<message><source>Histogram</source><translation>ヒストグラム</translation></message>
</context>
<context>
<name>HistoryPanel</name>
<message><source>History</source><translation>履歴</translation></message>
<message><source>Opened</source><translation>開いた状態</translation></message>
<message><source>{0}, undone</source><translation>{0}、取り消し済み</translation></message>
</context>
<context>
<name>HoverCard</name>
<message><source>Asked</source><translation>指定</translation></message>
<message><source>Got</source><translation>結果</translation></message>
<message><source>Pin</source><translation>固定</translation></message>
<message><source>More…</source><translation>詳細…</translation></message>
<message><source>Group: {0}</source><translation>グループ: {0}</translation></message>
<message><source>Pinned.</source><translation>固定済み。</translation></message>
</context>
<context>
<name>IdleSeeds</name>
<message><source>Colours for suggestions</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>InksBox</name>
<message><source>Inks for print</source><translation>印刷インク</translation></message>
<message><source>Resolution</source><translation>解像度</translation></message>
<message><source>Trap</source><translation>トラップ</translation></message>
<message><source>Least line</source><translation>最小の線</translation></message>
<message><source>Least island</source><translation>最小の島</translation></message>
<message><source>Halftone</source><translation>網点</translation></message>
<message><source>Angle</source><translation>角度</translation></message>
<message><source>Depth of the plates</source><translation>版の深さ</translation></message>
<message><source>1 bit</source><translation>1 ビット</translation></message>
<message><source>8 bit</source><translation>8 ビット</translation></message>
<message><source>Underbase</source><translation>白版</translation></message>
<message><source>Proof</source><translation>校正</translation></message>
<message><source>Save plates…</source><translation>版を保存…</translation></message>
<message numerus="yes"><source>%n plates were written to {0}.</source><translation><numerusform>%n 枚の版を {0} に書き込みました。</numerusform></translation></message>
<message><source>Save plates</source><translation>版を保存</translation></message>
<message><source>Separate inks</source><translation>インクを分版</translation></message>
<message numerus="yes"><source>{0}. Third ink on {1} % of the edges; %n islands removed.</source><translation><numerusform>{0}。縁の {1} % に第 3 のインク。島 %n 個を除去。</numerusform></translation></message>
<message><source>Folder for the plates</source><translation>版のフォルダー</translation></message>
</context>
<context>
<name>JobBar</name>
<message><source>Stopping…</source><translation>停止しています…</translation></message>
<message><source>Waiting</source><translation>待機中</translation></message>
<message><source>Working…</source><translation>処理中…</translation></message>
</context>
<context>
<name>JobRow</name>
<message><source>Cancel {0}</source><translation>{0} を中止</translation></message>
<message><source>Earlier</source><translation>早く</translation></message>
<message><source>Later</source><translation>遅く</translation></message>
<message><source>Stopping…</source><translation>停止しています…</translation></message>
<message><source>Waiting</source><translation>待機中</translation></message>
<message><source>Working…</source><translation>処理中…</translation></message>
</context>
<context>
<name>JobsPanel</name>
<message><source>Nothing is running.</source><translation>実行中の処理はありません。</translation></message>
<message><source>Cancel all jobs that wait</source><translation>待機中の処理をすべて中止</translation></message>
<message><source>{0} waiting</source><translation>{0} 件待機中</translation></message>
</context>
<context>
<name>LayerModel</name>
<message><source>Shown</source><translation>表示</translation></message>
<message><source>Hidden</source><translation>非表示</translation></message>
<message><source>hidden</source><translation>非表示</translation></message>
<message><source>locked</source><translation>ロック</translation></message>
<message><source>masked</source><translation>マスクあり</translation></message>
<message><source>{0} % opaque</source><translation>不透明度 {0} %</translation></message>
<message><source>pixel layer</source><translation>ピクセルレイヤー</translation></message>
<message><source>colour layer</source><translation>カラーレイヤー</translation></message>
<message><source>answer to the hints</source><translation>ヒントの結果</translation></message>
<message><source>group</source><translation>グループ</translation></message>
</context>
<context>
<name>LayerNames</name>
<message><source>Photo</source><translation>写真</translation></message>
<message><source>Colour from hints</source><translation>ヒントからの色</translation></message>
<message><source>Flats from hints</source><translation>ヒントからの塗り</translation></message>
<message><source>Flats</source><translation>塗り</translation></message>
<message><source>Ink</source><translation>インク</translation></message>
<message><source>Shade</source><translation>影</translation></message>
<message><source>Shade of the model</source><translation>モデルの影</translation></message>
</context>
<context>
<name>LayerTree</name>
<message><source>Layers</source><translation>レイヤー</translation></message>
</context>
<context>
<name>Layers</name>
<message><source>Paint</source><translation>ペイント</translation></message>
<message><source>Colour</source><translation>色</translation></message>
<message><source>Group</source><translation>グループ</translation></message>
<message><source>New group</source><translation>新規グループ</translation></message>
<message><source>There is one answer to the hints. Make a colour layer from it to keep a copy.</source><translation>ヒントの結果は 1 つだけです。コピーを残すにはカラーレイヤーにしてください。</translation></message>
<message><source>{0} copy</source><translation>{0} のコピー</translation></message>
<message><source>Duplicate layer</source><translation>レイヤーを複製</translation></message>
<message><source>Move layer</source><translation>レイヤーを移動</translation></message>
</context>
<context>
<name>LayersPanel</name>
<message><source>Blend mode</source><translation>描画モード</translation></message>
<message><source>Opacity</source><translation>不透明度</translation></message>
<message><source>Lock layer</source><translation>レイヤーをロック</translation></message>
<message><source>New pixel layer</source><translation>新規ピクセルレイヤー</translation></message>
<message><source>New colour layer</source><translation>新規カラーレイヤー</translation></message>
<message><source>New group</source><translation>新規グループ</translation></message>
<message><source>Duplicate layer</source><translation>レイヤーを複製</translation></message>
<message><source>Delete layer</source><translation>レイヤーを削除</translation></message>
</context>
<context>
<name>Levels</name>
<message><source>Choose a pixel layer first.</source><translation>まずピクセルレイヤーを選んでください。</translation></message>
</context>
<context>
<name>LevelsDialog</name>
<message><source>Levels</source><translation>レベル補正</translation></message>
<message><source>Black</source><translation>黒</translation></message>
<message><source>White</source><translation>白</translation></message>
<message><source>Middle</source><translation>中間</translation></message>
<message><source>Show the &amp;result</source><translation>結果を表示(&amp;R)</translation></message>
<message><source>&amp;OK</source><translation>OK(&amp;O)</translation></message>
<message><source>&amp;Automatic</source><translation>自動(&amp;A)</translation></message>
<message><source>Re&amp;set</source><translation>リセット(&amp;S)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
</context>
<context>
<name>LightnessStrip</name>
<message><source>Lightness</source><translation>明度</translation></message>
<message><source>Lightness L*</source><translation>明度 L*</translation></message>
<message><source>L* {0}</source><translation>L* {0}</translation></message>
</context>
<context>
<name>LoraRows</name>
<message><source>Add a LoRA</source><translation>LoRA を追加</translation></message>
<message><source>A LoRA gives the model another style or another subject</source><translation>LoRA はモデルに別の画風や題材を与えます</translation></message>
</context>
<context>
<name>MainWindow</name>
<message><source>Colour</source><translation>色</translation></message>
<message><source>Layers</source><translation>レイヤー</translation></message>
<message><source>Masks</source><translation>マスク</translation></message>
<message><source>History</source><translation>履歴</translation></message>
<message><source>Jobs</source><translation>処理</translation></message>
<message><source>ColorStudio (safe mode)</source><translation type="unfinished"></translation></message>
<message><source>No files yet</source><translation>まだファイルがありません</translation></message>
<message><source>Press Esc again to cancel “{0}”.</source><translation>もう一度 Esc で「{0}」を中止します。</translation></message>
<message><source>The window closes when this is done: {0}.</source><translation>これが終わるとウィンドウを閉じます: {0}。</translation></message>
</context>
<context>
<name>MaskList</name>
<message><source>Masks</source><translation>マスク</translation></message>
</context>
<context>
<name>Masks</name>
<message><source>Select</source><translation>選択</translation></message>
<message><source>Add to mask</source><translation>マスクに追加</translation></message>
<message><source>Take away from mask</source><translation>マスクから除外</translation></message>
<message><source>Intersect mask</source><translation>マスクと共通部分</translation></message>
<message><source>Colourways of {0}</source><translation>{0} のカラーバリエーション</translation></message>
<message><source>Mask {0}</source><translation>マスク {0}</translation></message>
<message><source>There is no mask yet to take away from.</source><translation>除外するマスクがまだありません。</translation></message>
<message><source>Select first.</source><translation>まず選択してください。</translation></message>
<message><source>No mask is chosen.</source><translation>マスクが選ばれていません。</translation></message>
<message><source>Select something first.</source><translation>まず何かを選択してください。</translation></message>
<message><source>The mask “{0}” is gone.</source><translation>マスク「{0}」はもうありません。</translation></message>
<message><source>Choose another one.</source><translation type="unfinished"></translation></message>
<message><source>Invert mask</source><translation>マスクを反転</translation></message>
<message><source>Grow mask</source><translation>マスクを拡張</translation></message>
<message><source>Shrink mask</source><translation>マスクを縮小</translation></message>
<message><source>Feather mask</source><translation>マスクをぼかす</translation></message>
<message><source>New mask</source><translation>新規マスク</translation></message>
<message><source>{0} copy</source><translation>{0} のコピー</translation></message>
<message><source>Duplicate mask</source><translation>マスクを複製</translation></message>
<message><source>Delete mask</source><translation>マスクを削除</translation></message>
<message><source>Rename mask</source><translation>マスク名を変更</translation></message>
<message><source>Load mask</source><translation>マスクを読み込む</translation></message>
<message><source>Saved {0}.</source><translation>{0} を保存しました。</translation></message>
<message><source>Save mask</source><translation>マスクを保存</translation></message>
</context>
<context>
<name>MasksPanel</name>
<message><source>Click the object. Shift-click to take away.</source><translation>対象をクリック。Shift クリックで除外。</translation></message>
<message><source>Show the outline of the mask</source><translation>マスクの輪郭を表示</translation></message>
<message><source>By</source><translation>量</translation></message>
<message><source>How far to grow, shrink or feather</source><translation>拡張・縮小・ぼかしの量</translation></message>
<message><source>New mask</source><translation>新規マスク</translation></message>
<message><source>Duplicate mask</source><translation>マスクを複製</translation></message>
<message><source>Load mask…</source><translation>マスクを読み込む…</translation></message>
<message><source>Save mask…</source><translation>マスクを保存…</translation></message>
<message><source>Delete mask</source><translation>マスクを削除</translation></message>
<message><source>Grow</source><translation>拡張</translation></message>
<message><source>Shrink</source><translation>縮小</translation></message>
<message><source>Feather</source><translation>ぼかす</translation></message>
<message><source>Invert</source><translation>反転</translation></message>
<message><source>Combine with another mask</source><translation>他のマスクと組み合わせ</translation></message>
<message><source>Mask</source><translation>マスク</translation></message>
<message><source>&amp;Rename</source><translation>名前を変更(&amp;R)</translation></message>
<message><source>&amp;Add</source><translation>追加(&amp;A)</translation></message>
<message><source>&amp;Take Away</source><translation>除外(&amp;T)</translation></message>
<message><source>&amp;Keep What Is Common With</source><translation>共通部分を残す(&amp;K)</translation></message>
<message><source>Load mask</source><translation>マスクを読み込む</translation></message>
<message><source>Save mask</source><translation>マスクを保存</translation></message>
<message><source>Pictures ({0})</source><translation>画像 ({0})</translation></message>
</context>
<context>
<name>ModelDetails</name>
<message><source>Read the &amp;licence</source><translation>ライセンスを読む(&amp;L)</translation></message>
<message><source>Kind of Stable Diffusion 2</source><translation>Stable Diffusion 2 の種類</translation></message>
<message><source>Answers with the noise (base, 512 pixels)</source><translation>ノイズを予測 (base、512 ピクセル)</translation></message>
<message><source>Answers with the velocity (768 pixels)</source><translation>速度を予測 (768 ピクセル)</translation></message>
<message><source>I &amp;accept this licence</source><translation>このライセンスに同意する(&amp;A)</translation></message>
<message><source>Repository on the hub</source><translation>ハブのリポジトリー</translation></message>
<message><source>OWNER/NAME; another one that has the same files will do</source><translation>所有者/名前。同じファイルを持つ別のものでも構いません</translation></message>
<message><source>Fetch &amp;from</source><translation>取得元(&amp;F)</translation></message>
<message><source>What happened</source><translation>起きたこと</translation></message>
<message><source>Not for commercial use.</source><translation>商用利用はできません。</translation></message>
</context>
<context>
<name>ModelRuns</name>
<message><source>The graphics card failed ({0}). Models run on the processor until the program is started again. Your picture is kept.</source><translation>グラフィックカードが停止しました({0})。次の起動まで、モデルはプロセッサーで動きます。画像は保持されています。</translation></message>
<message><source>Restart</source><translation>再起動</translation></message>
</context>
<context>
<name>ModelSection</name>
<message><source>Way</source><translation>方法</translation></message>
<message><source>How the model works</source><translation>モデルの働き方</translation></message>
<message><source>Model</source><translation>モデル</translation></message>
<message><source>The weights that are used</source><translation>使う重み</translation></message>
<message><source>Get a model…</source><translation>モデルを入手…</translation></message>
<message><source>More</source><translation>詳細</translation></message>
<message><source>Looking for models…</source><translation>モデルを探しています…</translation></message>
<message><source>This asks a model, and none that fits is on this computer.</source><translation>モデルを使いますが、合うものがこのコンピューターにありません。</translation></message>
<message><source>This asks a model, such as {0}: {1}, licence {2}.</source><translation>モデルを使います。例: {0}: {1}、ライセンス {2}。</translation></message>
</context>
<context>
<name>ModelWork</name>
<message><source>Installed.</source><translation>インストールしました。</translation></message>
<message><source>Install {0}</source><translation>{0} をインストール</translation></message>
<message><source>Whole: every byte is as it was.</source><translation>完全: すべてのバイトが元のままです。</translation></message>
<message><source>Verify {0}</source><translation>{0} を検証</translation></message>
<message><source>Repaired: {0}.</source><translation>修復しました: {0}。</translation></message>
<message><source>Whole.</source><translation>完全です。</translation></message>
<message><source>Repair {0}</source><translation>{0} を修復</translation></message>
<message><source>Note the kind of {0}</source><translation>{0} の種類を記録</translation></message>
<message><source>Remove {0}</source><translation>{0} を削除</translation></message>
<message><source>Import {0}</source><translation>{0} を取り込む</translation></message>
</context>
<context>
<name>Models</name>
<message><source>Installed</source><translation>インストール済み</translation></message>
<message><source>Comes with ColorStudio</source><translation>ColorStudio に付属</translation></message>
<message><source>Damaged</source><translation>破損</translation></message>
<message><source>Found</source><translation>検出</translation></message>
<message><source>Not finished</source><translation>未完了</translation></message>
<message><source>Can be installed</source><translation>インストール可能</translation></message>
<message><source>Taken off the hub</source><translation>ハブから削除済み</translation></message>
<message><source>Model</source><translation>モデル</translation></message>
<message><source>State</source><translation>状態</translation></message>
<message><source>Size</source><translation>大きさ</translation></message>
<message><source>Licence</source><translation>ライセンス</translation></message>
<message><source>Weights ({0})</source><translation>重み ({0})</translation></message>
</context>
<context>
<name>ModelsDialog</name>
<message><source>Models</source><translation>モデル</translation></message>
<message><source>&amp;Install</source><translation>インストール(&amp;I)</translation></message>
<message><source>&amp;Stop</source><translation>停止(&amp;S)</translation></message>
<message><source>&amp;Verify</source><translation>検証(&amp;V)</translation></message>
<message><source>Re&amp;pair</source><translation>修復(&amp;P)</translation></message>
<message><source>&amp;Remove…</source><translation>削除(&amp;R)…</translation></message>
<message><source>I&amp;mport…</source><translation>取り込む(&amp;M)…</translation></message>
<message><source>&amp;Folder of another program…</source><translation>他のプログラムのフォルダー(&amp;F)…</translation></message>
<message><source>Hide non-commercial ways</source><translation>商用利用できない方法を隠す</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>{0}, not commercial</source><translation>{0}、商用不可</translation></message>
<message><source>Not to be had</source><translation>入手できないもの</translation></message>
<message><source>Not published</source><translation>未公開</translation></message>
<message><source>It goes to {0}.</source><translation>保存先: {0}。</translation></message>
<message><source>{0}, {1} left</source><translation>{0}、残り {1}</translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} はすでにあります。続きからインストールします。</translation></message>
<message><source>Files are missing or cut off. Install ColorStudio again.</source><translation>ファイルが欠けているか途切れています。ColorStudio を再インストールしてください。</translation></message>
<message><source>Files are missing or cut off. Repair fetches them anew.</source><translation>ファイルが欠けているか途切れています。「修復」で取得し直します。</translation></message>
<message><source>Used by {0}.</source><translation>用途: {0}。</translation></message>
<message><source>Go &amp;on</source><translation>続行(&amp;O)</translation></message>
<message><source>Use “{0}” no more? Its files stay where they are.</source><translation>「{0}」を使うのをやめますか? ファイルはそのまま残ります。</translation></message>
<message><source>Throw away what has come of “{0}”?</source><translation>「{0}」の取得済みの分を捨てますか?</translation></message>
<message><source>Delete “{0}” ({1}) from the disk?</source><translation>「{0}」({1}) をディスクから削除しますか?</translation></message>
<message><source>&amp;Remove</source><translation>削除(&amp;R)</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
<message><source>&amp;File of weights…</source><translation>重みのファイル(&amp;F)…</translation></message>
<message><source>Folder of &amp;diffusers or transformers…</source><translation>diffusers または transformers のフォルダー(&amp;D)…</translation></message>
<message><source>Import weights</source><translation>重みを取り込む</translation></message>
<message><source>Folder with weights, or of a program that has some</source><translation>重みのあるフォルダー、または重みを持つプログラムのフォルダー</translation></message>
<message><source>Use “{0}” where it lies, or copy it into ColorStudio's own folder?</source><translation>「{0}」をその場所で使いますか、それとも ColorStudio のフォルダーにコピーしますか?</translation></message>
<message><source>&amp;Use it there</source><translation>その場所で使う(&amp;U)</translation></message>
<message><source>&amp;Copy</source><translation>コピー(&amp;C)</translation></message>
</context>
<context>
<name>NameField</name>
<message><source>File name</source><translation>ファイル名</translation></message>
<message><source>Add a field to the name</source><translation>名前に項目を追加</translation></message>
<message><source>The file needs a name.</source><translation>ファイルには名前が必要です。</translation></message>
<message><source>Type one.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>NewColor</name>
<message><source>New colour</source><translation>新しい色</translation></message>
<message><source>New colour as #rrggbb or L a b</source><translation>新しい色 (#rrggbb または L a b)</translation></message>
<message><source>Take a colour from the picture (hold Alt)</source><translation>画像から色を取る (Alt を押す)</translation></message>
<message><source>Take the colour of another picture or of a patch</source><translation>他の画像や一部の色を取る</translation></message>
<message><source>Let the reference go</source><translation>参照を外す</translation></message>
<message><source>Colour of {0}</source><translation>{0} の色</translation></message>
<message><source>From a &amp;Picture…</source><translation>画像から(&amp;P)…</translation></message>
<message><source>From a Patch of &amp;This Picture</source><translation>この画像の一部から(&amp;T)</translation></message>
<message><source>Pictures ({0})</source><translation>画像 ({0})</translation></message>
<message><source>Reference</source><translation>参照</translation></message>
<message><source>A picture</source><translation>画像</translation></message>
</context>
<context>
<name>PaintSection</name>
<message><source>Colours by a model</source><translation>モデルによる色</translation></message>
<message><source>A model paints the drawing in the colours of the references, or by itself. Flats and shade come under the ink; its own picture joins the candidates.</source><translation>モデルが参照の色で、または自由に線画を塗ります。塗りと影はインクの下に入り、モデルの画像は候補に加わります。</translation></message>
<message><source>Hold on the reference</source><translation>参照への忠実さ</translation></message>
<message><source>How far the reference is followed: the paper's GS</source><translation>参照に従う度合い。論文の GS</translation></message>
<message><source>Another picture</source><translation>別の画像</translation></message>
<message><source>Runs with the next seed</source><translation>次のシードで実行</translation></message>
<message><source>No drawing is begun.</source><translation type="unfinished"></translation></message>
<message><source>Separate its ink first.</source><translation type="unfinished"></translation></message>
<message><source>The drawing is not read yet.</source><translation>線画をまだ読み込んでいません。</translation></message>
<message><source>Try in a moment.</source><translation>少し待ってからもう一度。</translation></message>
<message><source>Painted, seed {0}</source><translation>彩色、シード {0}</translation></message>
</context>
<context>
<name>PaletteActions</name>
<message><source>{0} was written.</source><translation>{0} を書き込みました。</translation></message>
<message><source>{0} was written. This format does not hold: {1}.</source><translation>{0} を書き込みました。この形式に入らないもの: {1}。</translation></message>
<message><source>The palette</source><translation>パレット</translation></message>
<message><source>“{0}” is kept in this project.</source><translation>「{0}」をこのプロジェクトに残しました。</translation></message>
</context>
<context>
<name>PalettePanel</name>
<message><source>Palette</source><translation>パレット</translation></message>
<message><source>Name of the palette</source><translation>パレットの名前</translation></message>
<message><source>Palettes and files</source><translation>パレットとファイル</translation></message>
<message><source>Sort</source><translation>並べ替え</translation></message>
<message><source>Take colours from the picture</source><translation>画像から色を取る</translation></message>
<message><source>Add the colour in hand</source><translation>持っている色を追加</translation></message>
<message><source>Delete the swatch</source><translation>色見本を削除</translation></message>
<message><source>Drop a picture or paste hex colours.</source><translation>画像をドロップするか、16 進の色を貼り付けてください。</translation></message>
<message><source>Colour as #rrggbb or L a b</source><translation>色 (#rrggbb または L a b)</translation></message>
<message><source>Name of the colour</source><translation>色の名前</translation></message>
<message><source>Name</source><translation>名前</translation></message>
<message><source>Share</source><translation>割合</translation></message>
<message><source>A given share is kept to one pixel; without it, free</source><translation>指定した割合は 1 ピクセルまで守られます。指定しなければ自由</translation></message>
<message><source>Lock the colour</source><translation>色をロック</translation></message>
<message><source>Role in print</source><translation>印刷での役割</translation></message>
<message><source>Ink</source><translation>インク</translation></message>
<message><source>Paper</source><translation>紙</translation></message>
<message><source>How the palette is applied</source><translation>パレットの適用方法</translation></message>
<message><source>Soft: colours move, shading stays</source><translation>ソフト: 色が動き、陰影は残る</translation></message>
<message><source>Exact: only these colours</source><translation>正確: これらの色だけ</translation></message>
<message><source>Strength</source><translation>強さ</translation></message>
<message><source>Dither</source><translation>ディザ</translation></message>
<message><source>Keep lightness</source><translation>明度を保つ</translation></message>
<message><source>Take a picture's colours</source><translation>画像の色を取る</translation></message>
<message><source>Let the reference go</source><translation>参照を外す</translation></message>
<message><source>Try it on the picture</source><translation>画像で試す</translation></message>
<message><source>Apply as a layer</source><translation>レイヤーとして適用</translation></message>
<message><source>Keep the look as a candidate</source><translation>ルックを候補として残す</translation></message>
<message><source>Apply</source><translation>適用</translation></message>
<message><source>This colour is locked.</source><translation>この色はロックされています。</translation></message>
<message><source>From the &amp;Picture</source><translation>画像から(&amp;P)</translation></message>
<message><source>From the &amp;Mask</source><translation>マスクから(&amp;M)</translation></message>
<message><source>From the &amp;Layer</source><translation>レイヤーから(&amp;L)</translation></message>
<message numerus="yes"><source>%n colours</source><translation><numerusform>%n 色</numerusform></translation></message>
<message><source>By &amp;Lightness</source><translation>明度順(&amp;L)</translation></message>
<message><source>By &amp;Hue</source><translation>色相順(&amp;H)</translation></message>
<message><source>By &amp;Chroma</source><translation>彩度順(&amp;C)</translation></message>
<message><source>By &amp;Share</source><translation>割合順(&amp;S)</translation></message>
<message><source>By &amp;Name</source><translation>名前順(&amp;N)</translation></message>
<message><source>&amp;Edit…</source><translation>編集(&amp;E)…</translation></message>
<message><source>&amp;Copy Hex</source><translation>16 進をコピー(&amp;C)</translation></message>
<message><source>Fix or Free the &amp;Share</source><translation>割合を固定または解除(&amp;S)</translation></message>
<message><source>&amp;Delete</source><translation>削除(&amp;D)</translation></message>
<message><source>{0} (project)</source><translation>{0} (プロジェクト)</translation></message>
<message><source>&amp;Keep as…</source><translation>名前を付けて残す(&amp;K)…</translation></message>
<message><source>Keep in &amp;Project</source><translation>プロジェクトに残す(&amp;P)</translation></message>
<message><source>&amp;Delete Kept Palette</source><translation>残したパレットを削除(&amp;D)</translation></message>
<message><source>&amp;Open File…</source><translation>ファイルを開く(&amp;O)…</translation></message>
<message><source>&amp;Save File…</source><translation>ファイルに保存(&amp;S)…</translation></message>
<message><source>&amp;Paste Hex Colours</source><translation>16 進の色を貼り付け(&amp;P)</translation></message>
<message><source>Keep palette</source><translation>パレットを残す</translation></message>
<message><source>“{0}” is kept.</source><translation>「{0}」を残しました。</translation></message>
<message><source>“{0}” is no longer kept.</source><translation>「{0}」を消しました。</translation></message>
<message><source>Open palette</source><translation>パレットを開く</translation></message>
<message><source>Save palette</source><translation>パレットを保存</translation></message>
<message><source>Reference</source><translation>参照</translation></message>
<message><source>A picture</source><translation>画像</translation></message>
<message><source>Colours of {0}</source><translation>{0} の色</translation></message>
<message><source>Colours: the palette</source><translation>色: パレット</translation></message>
</context>
<context>
<name>PenPad</name>
<message><source>Try the pen here</source><translation>ここでペンを試す</translation></message>
<message><source>Draw here</source><translation>ここに描いてください</translation></message>
</context>
<context>
<name>PenPage</name>
<message><source>Straight</source><translation>直線</translation></message>
<message><source>Softer</source><translation>柔らかめ</translation></message>
<message><source>Firmer</source><translation>硬め</translation></message>
<message><source>Clear</source><translation>消去</translation></message>
<message><source>Pressure</source><translation>筆圧</translation></message>
<message><source>Try it</source><translation>試す</translation></message>
</context>
<context>
<name>PenTester</name>
<message><source>What the pen says</source><translation>ペンの情報</translation></message>
<message><source>No pen has been felt yet. If one is connected, look at the driver's settings.</source><translation>まだペンを検出していません。接続されているなら、ドライバーの設定を確認してください。</translation></message>
<message><source>Pressure: {0} %, felt as {1} %</source><translation>筆圧: {0} %、感じ方 {1} %</translation></message>
<message><source>Tilt: {0}°, {1}° · Turn: {2}°</source><translation>傾き: {0}°, {1}° · 回転: {2}°</translation></message>
<message><source>End: {0} · {1} samples a second</source><translation>先端: {0} · 毎秒 {1} サンプル</translation></message>
<message><source>Device: {0}</source><translation>装置: {0}</translation></message>
<message><source>none yet</source><translation>まだなし</translation></message>
<message><source>mouse</source><translation>マウス</translation></message>
<message><source>eraser</source><translation>消しゴム</translation></message>
<message><source>tip</source><translation>ペン先</translation></message>
</context>
<context>
<name>PlugInSection</name>
<message><source>Way of a plug-in</source><translation type="unfinished"></translation></message>
<message><source>Plug-ins</source><translation type="unfinished"></translation></message>
<message><source>No picture is open.</source><translation>画像が開かれていません。</translation></message>
<message><source>Open one first.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>PlugIns</name>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
</context>
<context>
<name>PresetBar</name>
<message><source>Preset</source><translation>プリセット</translation></message>
<message><source>Keep as a preset</source><translation>プリセットとして残す</translation></message>
<message><source>Delete this preset</source><translation>このプリセットを削除</translation></message>
<message><source>None of these</source><translation>該当なし</translation></message>
<message><source>Name</source><translation>名前</translation></message>
</context>
<context>
<name>PressureEditor</name>
<message><source>Pressure curve</source><translation>筆圧曲線</translation></message>
<message><source>Across: how hard the pen presses. Up: what is felt. Drag a point; click the line for another one; Delete takes it away.</source><translation>横: ペンを押す強さ。縦: 感じ方。点をドラッグ。線をクリックで点を追加、Delete で削除。</translation></message>
<message><source>Point {0} of {1}: {2} % pressure is felt as {3} %</source><translation>点 {0} / {1}: 筆圧 {2} % を {3} % と感じる</translation></message>
</context>
<context>
<name>PromptField</name>
<message><source>Former words (Alt+Up)</source><translation>前の言葉 (Alt+上)</translation></message>
</context>
<context>
<name>ProposalsRow</name>
<message><source>Proposals</source><translation>提案</translation></message>
</context>
<context>
<name>ProposeSection</name>
<message><source>Colours from a model</source><translation>モデルによる色</translation></message>
<message><source>Take the model's colours away</source><translation>モデルの色を取り除く</translation></message>
<message><source>What is seen, and in what colours</source><translation>写っているものとその色</translation></message>
<message><source>What is seen: a red bicycle before a brick wall</source><translation>写っているもの (英語): a red bicycle before a brick wall</translation></message>
<message><source>What the colours shall not be like</source><translation>避けたい色</translation></message>
<message><source>Leave out</source><translation>除くもの</translation></message>
<message><source>Colour scale</source><translation>色の強さ</translation></message>
<message><source>Below 100 % mutes, above it saturates; after a run it acts at once</source><translation>100 % より下で控えめに、上で鮮やかに。実行後はすぐに効きます</translation></message>
<message><source>Vivid photo</source><translation>鮮やかな写真</translation></message>
<message><source>The paper's words for strong colours that do not run</source><translation>にじまない強い色のための、論文の言葉</translation></message>
<message><source>Other colours</source><translation>別の色</translation></message>
<message><source>Runs with the next seed</source><translation>次のシードで実行</translation></message>
<message><source>Try four</source><translation>4 つ試す</translation></message>
<message><source>Four seeds from this one on, to choose from</source><translation>このシードから 4 つ。選べます</translation></message>
<message><source>There is no photo to colour.</source><translation>着色する写真がありません。</translation></message>
<message><source>Open a photo first.</source><translation>まず写真を開いてください。</translation></message>
<message><source>Relit by the model</source><translation>モデルによる照明の変更</translation></message>
<message><source>seed {0}</source><translation>シード {0}</translation></message>
</context>
<context>
<name>RecentRow</name>
<message><source>Open {0}</source><translation>{0} を開く</translation></message>
</context>
<context>
<name>Recolor</name>
<message><source>Read reference</source><translation>参照を読み込む</translation></message>
<message><source>A patch of this picture</source><translation>この画像の一部</translation></message>
<message numerus="yes"><source>Exported %n colourways.</source><translation><numerusform>カラーバリエーション %n 件を書き出しました。</numerusform></translation></message>
<message><source>Export colourways</source><translation>カラーバリエーションを書き出し</translation></message>
</context>
<context>
<name>RecolorPanel</name>
<message><source>Apply as a layer</source><translation>レイヤーとして適用</translation></message>
<message><source>Keep this colour among the candidates, to compare</source><translation>比較のため、この色を候補に残す</translation></message>
<message><source>Where the colour lands</source><translation>色が当たる場所</translation></message>
<message><source>Which part of the object becomes exactly this colour</source><translation>対象のどの部分を正確にこの色にするか</translation></message>
<message><source>Lands on the lit mid-tone</source><translation>明るい中間調に当てる</translation></message>
<message><source>Lands on the mean</source><translation>平均に当てる</translation></message>
<message><source>Lands on a point</source><translation>点に当てる</translation></message>
<message><source>Click the point</source><translation>点をクリック</translation></message>
<message><source>Match lightness</source><translation>明度を合わせる</translation></message>
<message><source>0 %: the object keeps its own lightness; 100 %: it takes that of the colour</source><translation>0 %: 対象の明度を保つ。100 %: 色の明度にする</translation></message>
<message><source>Highlights</source><translation>ハイライト</translation></message>
<message><source>How much of the shine stays neutral</source><translation>つやをどれだけ無彩色に残すか</translation></message>
<message><source>Select an object first: click it, or draw around it.</source><translation>まず対象を選択してください。クリックするか、囲みます。</translation></message>
<message><source>Click the place that is to become exactly this colour.</source><translation>正確にこの色にする場所をクリックしてください。</translation></message>
<message><source>A picture</source><translation>画像</translation></message>
<message><source>Folder for the colourways</source><translation>カラーバリエーションのフォルダー</translation></message>
</context>
<context>
<name>RecoveryDialog</name>
<message><source>Unsaved work</source><translation>保存していない作業</translation></message>
<message><source>Unsaved documents</source><translation>保存していないドキュメント</translation></message>
<message><source>{0}, {1} × {2}, last change {3}</source><translation>{0}、{1} × {2}、最終変更 {3}</translation></message>
<message><source>&amp;Recover</source><translation>復元(&amp;R)</translation></message>
<message><source>&amp;Throw away</source><translation>捨てる(&amp;T)</translation></message>
<message><source>&amp;Later</source><translation>後で(&amp;L)</translation></message>
<message><source>The program ended before this was saved.</source><translation>保存する前にプログラムが終了しました。</translation></message>
<message><source>What you leave for later is offered again.</source><translation>後に回したものは、また表示されます。</translation></message>
</context>
<context>
<name>ReferencesBox</name>
<message><source>Add a reference picture…</source><translation>参照画像を追加…</translation></message>
<message><source>Propose</source><translation>提案</translation></message>
<message><source>Propose a colour for every region without a hint, as hints</source><translation>ヒントのないすべての領域に、色をヒントとして提案</translation></message>
<message><source>Another proposal</source><translation>別の提案</translation></message>
<message><source>Drop a coloured picture here to take its colours.</source><translation>色を取るには、色のついた画像をここにドロップ。</translation></message>
<message><source>Reference</source><translation>参照</translation></message>
<message><source>What {0} is for</source><translation>{0} の対象</translation></message>
<message><source>Whole drawing</source><translation>線画全体</translation></message>
<message><source>This very drawing, coloured</source><translation>この線画に色を付けたもの</translation></message>
<message><source>{0} (gone)</source><translation>{0} (なし)</translation></message>
<message><source>Let the reference go</source><translation>参照を外す</translation></message>
<message><source>Pictures</source><translation>画像</translation></message>
</context>
<context>
<name>Remedies</name>
<message><source>The models were let go of. Try it again.</source><translation type="unfinished"></translation></message>
<message><source>Models…</source><translation>モデル…</translation></message>
<message><source>Show the folder</source><translation type="unfinished"></translation></message>
<message><source>Free memory</source><translation type="unfinished"></translation></message>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
<message><source>Preferences…</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>RunRow</name>
<message><source>Stop this run</source><translation>この実行を停止</translation></message>
<message><source>Run</source><translation>実行</translation></message>
<message><source>Ctrl+Enter in the words; with Shift, next in line</source><translation>言葉の中で Ctrl+Enter。Shift を加えると次の順番に</translation></message>
<message><source>Press again to put another one in line</source><translation>もう一度押すと順番に加えます</translation></message>
<message><source>Stopping…</source><translation>停止しています…</translation></message>
<message><source>Waiting for its turn</source><translation>順番を待っています</translation></message>
<message><source>Working…</source><translation>処理中…</translation></message>
<message><source>{0} · {1} left</source><translation>{0} · 残り {1}</translation></message>
<message><source>{0} · {1} more</source><translation>{0} · 他 {1}</translation></message>
</context>
<context>
<name>Safety</name>
<message><source>Recovery is on again.</source><translation>復元の記録が再開されました。</translation></message>
<message><source>{0} It goes on by itself once that is mended; until then, save often.</source><translation>{0} 解消されると自動的に再開します。それまではこまめに保存してください。</translation></message>
<message><source>Save elsewhere…</source><translation>別の場所に保存…</translation></message>
</context>
<context>
<name>SeedField</name>
<message><source>Seed</source><translation>シード</translation></message>
<message><source>The same seed and the same words make the same picture</source><translation>同じシードと同じ言葉は同じ画像になります</translation></message>
<message><source>Another seed</source><translation>別のシード</translation></message>
<message><source>Keep this seed</source><translation>このシードを保つ</translation></message>
</context>
<context>
<name>SegmenterChoice</name>
<message><source>What finds the object</source><translation>対象を見つける方法</translation></message>
<message><source>Quick goes by edges and colours. A model knows what things look like.</source><translation>「クイック」は輪郭と色で判断します。モデルは物の姿を知っています。</translation></message>
<message><source>Quick</source><translation>クイック</translation></message>
<message><source>Model</source><translation>モデル</translation></message>
<message><source>Get a model…</source><translation>モデルを入手…</translation></message>
</context>
<context>
<name>Session</name>
<message><source>{0} failed because of a fault in the program. Your picture is unharmed.</source><translation>プログラムの不具合のため「{0}」に失敗しました。画像は無事です。</translation></message>
</context>
<context>
<name>SettingsDialog</name>
<message><source>Preferences</source><translation>環境設定</translation></message>
<message><source>Pages</source><translation>ページ</translation></message>
<message><source>&amp;Defaults</source><translation>初期値(&amp;D)</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>Language and size change at the next start.</source><translation>言語と大きさは次の起動から変わります。</translation></message>
<message><source>&amp;Restart now</source><translation>今すぐ再起動(&amp;R)</translation></message>
</context>
<context>
<name>ShareBar</name>
<message><source>Shares</source><translation>割合</translation></message>
<message><source>Drag the borders. Double-click a colour to fix its share or to let it go.</source><translation>境目をドラッグ。色をダブルクリックで割合を固定または解除。</translation></message>
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
<message><source>The place where it was taken (GPS)</source><translation>撮影場所 (GPS)</translation></message>
<message><source>The card holds the whole project: the original photo, layers, masks and hints. Whoever has the file can open all of them.</source><translation type="unfinished"></translation></message>
<message><source>&amp;Save…</source><translation>保存(&amp;S)…</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
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
<message><source>Space</source><translation>スペース</translation></message>
<message><source>Esc</source><translation>Esc</translation></message>
<message><source>Shift+click</source><translation>Shift+クリック</translation></message>
<message><source>Right-click</source><translation>右クリック</translation></message>
<message><source>Ctrl+wheel</source><translation>Ctrl+ホイール</translation></message>
<message><source>Shift, Ctrl</source><translation>Shift、Ctrl</translation></message>
<message><source>Enter</source><translation>Enter</translation></message>
<message><source>Left, Right</source><translation>左、右</translation></message>
<message><source>Shift+drag</source><translation>Shift+ドラッグ</translation></message>
<message><source>Alt+right-drag</source><translation>Alt+右ドラッグ</translation></message>
<message><source>Ctrl+Alt+drag</source><translation>Ctrl+Alt+ドラッグ</translation></message>
<message><source>Alt</source><translation>Alt</translation></message>
<message><source>Ctrl</source><translation>Ctrl</translation></message>
</context>
<context>
<name>ShortcutsDialog</name>
<message><source>Keyboard shortcuts</source><translation>キーボードショートカット</translation></message>
<message><source>New key for the chosen row</source><translation>選んだ行の新しいキー</translation></message>
<message><source>&amp;Set key</source><translation>キーを設定(&amp;S)</translation></message>
<message><source>&amp;Cancel</source><translation>キャンセル(&amp;C)</translation></message>
<message><source>&amp;No key</source><translation>キーなし(&amp;N)</translation></message>
<message><source>&amp;Default</source><translation>初期値(&amp;D)</translation></message>
<message><source>&amp;All defaults</source><translation>すべて初期値(&amp;A)</translation></message>
<message><source>&amp;Export…</source><translation>書き出し(&amp;E)…</translation></message>
<message><source>&amp;Import…</source><translation>読み込み(&amp;I)…</translation></message>
<message><source>Scheme</source><translation>方式</translation></message>
<message><source>Size of the brush by dragging</source><translation>ドラッグでブラシの大きさ</translation></message>
<message><source>Hold for the eyedropper</source><translation>押している間スポイト</translation></message>
<message><source>Search by name or key</source><translation>名前かキーで検索</translation></message>
<message><source>Search shortcuts</source><translation>ショートカットを検索</translation></message>
<message><source>Shortcuts</source><translation>ショートカット</translation></message>
<message><source>What</source><translation>内容</translation></message>
<message><source>Keys</source><translation>キー</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>Choose a row, press the new key, then “Set key”.</source><translation>行を選び、新しいキーを押してから「キーを設定」。</translation></message>
<message><source>&amp;Take over</source><translation>引き継ぐ(&amp;T)</translation></message>
<message><source>⚠ {0} acts on the canvas while it is held, and cannot be given.</source><translation>⚠ {0} は押している間キャンバスで働くため、割り当てられません。</translation></message>
<message><source>⚠ {0} belongs to “{1}”. Take it over, and that one loses it.</source><translation>⚠ {0} は「{1}」のキーです。引き継ぐと、そちらは失います。</translation></message>
<message><source>Saved {0}.</source><translation>{0} を保存しました。</translation></message>
<message><source>The keys of {0} are set.</source><translation>{0} のキーを設定しました。</translation></message>
<message><source>Export shortcuts</source><translation>ショートカットを書き出し</translation></message>
<message><source>Import shortcuts</source><translation>ショートカットを読み込み</translation></message>
<message><source>Shortcuts ({0})</source><translation>ショートカット ({0})</translation></message>
</context>
<context>
<name>Sketch</name>
<message><source>Separate ink</source><translation>インクを分離</translation></message>
<message><source>The drawing is not read yet. Try again in a moment.</source><translation>線画をまだ読み込んでいません。少し待ってからもう一度。</translation></message>
<message><source>There is no region left that could be coloured.</source><translation>色を付けられる領域がもうありません。</translation></message>
<message><source>Remove hints, or choose another mask.</source><translation>ヒントを消すか、別のマスクを選んでください。</translation></message>
<message><source>Propose colours</source><translation>色を提案</translation></message>
<message><source>The mask “{0}” is gone.</source><translation>マスク「{0}」はもうありません。</translation></message>
<message><source>Bind the reference to another one.</source><translation>参照を別の対象に結び付けてください。</translation></message>
<message><source>Recolour parts</source><translation>部分の色を変更</translation></message>
<message><source>Mark {0}</source><translation>{0} を指定</translation></message>
<message><source>No panels were found on this page.</source><translation>このページにコマは見つかりませんでした。</translation></message>
<message><source>Draw a mask around each with the box or polygon tool.</source><translation>長方形か多角形のツールで、それぞれにマスクを描いてください。</translation></message>
<message><source>Panel {0}</source><translation>コマ {0}</translation></message>
<message><source>Find panels</source><translation>コマを探す</translation></message>
<message numerus="yes"><source>Found %n panels; they are masks now.</source><translation><numerusform>コマを %n 個見つけ、マスクにしました。</numerusform></translation></message>
<message><source>The drawing was changed meanwhile. Try again.</source><translation>その間に線画が変わりました。もう一度試してください。</translation></message>
<message><source>Flats to layers</source><translation>塗りをレイヤーに</translation></message>
<message><source>Shade</source><translation>影</translation></message>
<message><source>Read cast</source><translation>キャラクターの色を読み込む</translation></message>
</context>
<context>
<name>SketchPanel</name>
<message><source>Separate the ink</source><translation>インクを分離</translation></message>
<message><source>The ink becomes a layer of its own; colours go below it, region by region</source><translation>インクは独立したレイヤーになり、色はその下に領域ごとに入ります</translation></message>
<message><source>Click a region to colour it, draw across several, or propose colours.</source><translation>領域をクリックして色を付けるか、複数をなぞるか、色を提案させてください。</translation></message>
<message><source>Separate the ink, then click a region to colour it. Colour stops at the lines, also where they have gaps.</source><translation>インクを分離してから、領域をクリックして色を付けます。線に隙間があっても色は止まります。</translation></message>
<message><source>The flats are layers now: paint on them, or undo to go on with hints.</source><translation>塗りはレイヤーになりました。そこに描くか、元に戻してヒントで続けてください。</translation></message>
<message><source>The layer that follows the hints was deleted; undo brings it back.</source><translation>ヒントに従うレイヤーが削除されました。元に戻すと復活します。</translation></message>
<message><source>Close gaps</source><translation>隙間を閉じる</translation></message>
<message><source>Holes in lines up to so many pixels stop colour</source><translation>この幅までの線の穴で色を止めます</translation></message>
<message><source>Ink from</source><translation>インクの濃さ</translation></message>
<message><source>How dark a line is that stops colour</source><translation>色を止める線の濃さ</translation></message>
<message><source>Leave lettering and tone alone</source><translation>文字とトーンはそのまま</translation></message>
<message><source>Letters and dots part nothing, and balloons stay white. Masks named Lettering and Screentone say by hand where they are.</source><translation>文字と点では分けず、吹き出しは白のままです。Lettering と Screentone という名前のマスクで手動指定できます。</translation></message>
<message><source>Mark lettering or screentone by hand</source><translation>文字やトーンを手で指定</translation></message>
<message><source>Mark &amp;lettering</source><translation>文字を指定(&amp;L)</translation></message>
<message><source>Mark &amp;screentone</source><translation>トーンを指定(&amp;S)</translation></message>
<message><source>Light up gaps of the lines</source><translation>線の隙間を光らせる</translation></message>
<message><source>Find the panels of a page; they become masks</source><translation>ページのコマを探してマスクにする</translation></message>
<message><source>What gets a layer of its own</source><translation>1 レイヤーにする単位</translation></message>
<message><source>Per part</source><translation>部分ごと</translation></message>
<message><source>Per colour</source><translation>色ごと</translation></message>
<message><source>Per region</source><translation>領域ごと</translation></message>
<message><source>Flats to layers</source><translation>塗りをレイヤーに</translation></message>
<message><source>Layers that can be painted on; they follow the hints no longer</source><translation>描けるレイヤーになります。ヒントにはもう従いません</translation></message>
<message><source>Add a layer for shading, multiplied over the flats</source><translation>塗りに乗算する影のレイヤーを追加</translation></message>
<message><source>&amp;Empty shade layer</source><translation>空の影レイヤー(&amp;E)</translation></message>
<message><source>&amp;Cel shading, lit from the upper left</source><translation>セル影、左上からの光(&amp;C)</translation></message>
<message><source>Hints</source><translation>ヒント</translation></message>
<message><source>Open a drawing first.</source><translation>まず線画を開いてください。</translation></message>
<message><source>Then drop the cast on it.</source><translation>それからキャラクターの色をその上にドロップします。</translation></message>
<message><source>No drawing</source><translation>線画なし</translation></message>
<message><source>{0} × {1} pixels</source><translation>{0} × {1} ピクセル</translation></message>
<message numerus="yes"><source>%n regions · gaps {0}, open {1}</source><translation><numerusform>領域 %n · 隙間 {0}、開 {1}</numerusform></translation></message>
</context>
<context>
<name>SliderFilm</name>
<message><source>Quick pictures come once a run has shown how fast this computer is.</source><translation>簡易画像は、一度実行して速さが分かると表示されます。</translation></message>
<message><source>Quick pictures would take this computer too long: about {0} s each.</source><translation>簡易画像はこのコンピューターでは時間がかかりすぎます: 1 枚に約 {0} 秒。</translation></message>
<message><source>Pictures along a slider</source><translation>スライダーに沿った画像</translation></message>
</context>
<context>
<name>StartAgain</name>
<message><source>A file is being written. Start again when it is done.</source><translation>ファイルを書き込み中です。終わってから再起動してください。</translation></message>
</context>
<context>
<name>StartNotices</name>
<message><source>Safe mode: default settings, no graphics card, no plug-ins. What you have set is kept for the next ordinary start.</source><translation type="unfinished"></translation></message>
<message><source>This portable copy lies where nothing can be written: settings and recovery are off. Save your work to another disk.</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>StartPage</name>
<message><source>Colour a grey photo</source><translation>白黒写真に色を付ける</translation></message>
<message><source>Click anything to give it a colour; “Other colours” asks the model anew.</source><translation>どこでもクリックして色を付けます。「別の色」でモデルがやり直します。</translation></message>
<message><source>Recolour a jacket</source><translation>上着の色を替える</translation></message>
<message><source>Take another colour, and the jacket follows; Run asks the model for it.</source><translation>別の色を選ぶと上着が変わります。「実行」でモデルが塗ります。</translation></message>
<message><source>Paint by palette</source><translation>パレットで描く</translation></message>
<message><source>Change a swatch or the words, then Run paints another picture.</source><translation>色見本か言葉を変えて「実行」すると、別の画像になります。</translation></message>
<message><source>Colour line art</source><translation>線画に色を付ける</translation></message>
<message><source>Click a region to give it your own colour; the ink stays as it is.</source><translation>領域をクリックして好きな色に。インクはそのままです。</translation></message>
<message><source>Start</source><translation>開始</translation></message>
<message><source>Recent</source><translation>最近</translation></message>
<message><source>Try one</source><translation>試してみる</translation></message>
<message><source>Drop a photo or a drawing here</source><translation>写真か線画をここにドロップ</translation></message>
<message><source>Give a few places their colour, and the whole picture follows under your pen.</source><translation>いくつかの場所に色を置くと、画像全体がペンの下で続きます。</translation></message>
<message><source>&amp;Open…</source><translation>開く(&amp;O)…</translation></message>
<message><source>&amp;Paste</source><translation>貼り付け(&amp;P)</translation></message>
<message><source>Tour</source><translation type="unfinished"></translation></message>
<message><source>Resume tour</source><translation type="unfinished"></translation></message>
<message><source>Tour, done: {0}</source><translation type="unfinished"></translation></message>
<message><source>Tour: {0}</source><translation type="unfinished"></translation></message>
<message><source>In one minute: how this is done, on the sample</source><translation type="unfinished"></translation></message>
</context>
<context>
<name>StatusBar</name>
<message><source>Jobs: {0}</source><translation>処理: {0}</translation></message>
<message><source>Show the list of jobs</source><translation>処理の一覧を表示</translation></message>
<message><source>RGB</source><translation>RGB</translation></message>
<message><source>{0} × {1} · {2} · {3} bit</source><translation>{0} × {1} · {2} · {3} ビット</translation></message>
<message><source>L* seal {0}</source><translation>L* シール {0}</translation></message>
<message><source>The largest change of lightness against the grey photo: {0} L*.</source><translation>白黒写真に対する明度の最大の変化: {0} L*。</translation></message>
<message><source>ink seal {0}</source><translation>インクシール {0}</translation></message>
<message><source>Pixels of ink that differ from the drawing, where it is shown: {0}.</source><translation>見えている線画と異なるインクのピクセル: {0}。</translation></message>
<message><source>preview {0} ms</source><translation>プレビュー {0} ms</translation></message>
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
<message><source>Swatches</source><translation>色見本</translation></message>
<message><source>No colours yet</source><translation>まだ色がありません</translation></message>
<message><source>{0} of {1}: {2}, {3}</source><translation>{1} 個中 {0} 番目: {2}、{3}</translation></message>
</context>
<context>
<name>TaskTabs</name>
<message><source>Tasks</source><translation>作業</translation></message>
</context>
<context>
<name>Tasks</name>
<message><source>Colorize</source><translation>写真の着色</translation></message>
<message><source>Recolor</source><translation>色替え</translation></message>
<message><source>Palette</source><translation>パレット</translation></message>
<message><source>Sketch</source><translation>線画の着色</translation></message>
</context>
<context>
<name>TextEditRow</name>
<message><source>What there shall be more of</source><translation>増やしたいもの</translation></message>
<message><source>More of: red hair</source><translation>増やす: red hair</translation></message>
<message><source>What it takes the place of</source><translation>代わりに消すもの</translation></message>
<message><source>Instead of: hair</source><translation>代わり: hair</translation></message>
<message><source>Where in the reference</source><translation>参照の中の場所</translation></message>
<message><source>Where: hair</source><translation>場所: hair</translation></message>
<message><source>How far</source><translation>度合い</translation></message>
<message><source>In the middle nothing is changed. 1 is as far as pictures usually differ in these words; below 0 there is less of it.</source><translation>中央では何も変わりません。1 は画像どうしがこの言葉で普通に違う程度。0 より下では減ります。</translation></message>
<message><source>target_scale</source><translation>target_scale</translation></message>
<message><source>The paper's own number; from 4 to 15 it is of use</source><translation>論文の数値。4 から 15 が実用的です</translation></message>
<message><source>The paper's own number</source><translation>論文の数値</translation></message>
<message><source>A number that means the same with all weights</source><translation>どの重みでも同じ意味の数値</translation></message>
<message><source>Enhance</source><translation>強める</translation></message>
<message><source>On top of what is there of it. With “instead of”, that is taken out wholly first.</source><translation>すでにあるものに加えます。「代わり」があれば、それをまず完全に取り除きます。</translation></message>
<message><source>Leave these words out</source><translation>この言葉を使わない</translation></message>
<message><source>More of these words</source><translation>この言葉の詳細</translation></message>
<message><source>Drag up to act earlier, down to act later</source><translation>上へドラッグで早く、下で遅く効きます</translation></message>
<message><source>Remove these words</source><translation>この言葉を削除</translation></message>
<message><source>Acts earlier (Alt+Up)</source><translation>早く効かせる (Alt+上)</translation></message>
<message><source>Acts later (Alt+Down)</source><translation>遅く効かせる (Alt+下)</translation></message>
<message><source>Show where that is in the reference</source><translation>参照のどこかを表示</translation></message>
<message><source>How far: {0}</source><translation>度合い: {0}</translation></message>
</context>
<context>
<name>TextEditsBox</name>
<message><source>Turn the reference by words</source><translation>言葉で参照を変える</translation></message>
<message><source>Add words</source><translation>言葉を追加</translation></message>
<message><source>Quick pictures along the slider, while the computer has nothing else to do</source><translation>コンピューターが空いている間、スライダーに沿って簡易画像を作る</translation></message>
<message><source>Name what you want more of: red hair, a sunset. Less goes the other way.</source><translation>増やしたいものを英語で: red hair, a sunset。減らすには逆へ。</translation></message>
<message><source>The chosen weights know no words: these do not act.</source><translation>選んだ重みは言葉を知りません。効果はありません。</translation></message>
<message><source>Change words</source><translation>言葉を変更</translation></message>
<message><source>Remove words</source><translation>言葉を削除</translation></message>
<message><source>Move words</source><translation>言葉を移動</translation></message>
</context>
<context>
<name>ThresholdBar</name>
<message><source>Drag a threshold; arrow keys move the chosen one, Page Up and Down choose</source><translation>しきい値をドラッグ。矢印キーで選んだものを動かし、Page Up/Down で選びます</translation></message>
</context>
<context>
<name>Toast</name>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
<message><source>Dismiss</source><translation>閉じる</translation></message>
</context>
<context>
<name>ToolOptions</name>
<message><source>Tool options</source><translation>ツールオプション</translation></message>
<message><source>What a selection does</source><translation>選択の働き</translation></message>
<message><source>Replace the mask</source><translation>マスクを置き換え</translation></message>
<message><source>Add to the mask (Shift)</source><translation>マスクに追加 (Shift)</translation></message>
<message><source>Take away from the mask (Ctrl)</source><translation>マスクから除外 (Ctrl)</translation></message>
<message><source>Keep what is common (Shift+Ctrl)</source><translation>共通部分を残す (Shift+Ctrl)</translation></message>
<message><source>Connected only</source><translation>つながった部分だけ</translation></message>
<message><source>Take only the area that touches the place clicked</source><translation>クリックした場所につながる範囲だけ</translation></message>
<message><source>Refine edges</source><translation>輪郭を精密に</translation></message>
<message><source>Make the edge of the mask as fine as the picture is</source><translation>マスクの輪郭を画像と同じ細かさにする</translation></message>
<message><source>Size</source><translation>大きさ</translation></message>
<message><source>Hardness</source><translation>硬さ</translation></message>
<message><source>Opacity</source><translation>不透明度</translation></message>
<message><source>Flow</source><translation>流量</translation></message>
<message><source>Tolerance</source><translation>許容値</translation></message>
<message><source>Group of new hints</source><translation>新しいヒントのグループ</translation></message>
<message><source>New hints join this group: it is recoloured and hidden as one</source><translation>新しいヒントはこのグループに入り、まとめて色替え・非表示できます</translation></message>
<message><source>No group</source><translation>グループなし</translation></message>
</context>
<context>
<name>ToolStrip</name>
<message><source>Tools</source><translation>ツール</translation></message>
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
<message><source>Before | After</source><translation>前 | 後</translation></message>
<message><source>Zoom</source><translation>ズーム</translation></message>
<message><source>Fit in window</source><translation>ウィンドウに合わせる</translation></message>
<message><source>Off</source><translation>オフ</translation></message>
<message><source>Split</source><translation>分割</translation></message>
<message><source>Side by side</source><translation>並べて</translation></message>
<message><source>Difference map</source><translation>差分マップ</translation></message>
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
<message><source>“{0}” does not stop. Start the program anew: your picture is kept.</source><translation>「{0}」が止まりません。プログラムを再起動してください。画像は保持されます。</translation></message>
<message><source>Restart</source><translation>再起動</translation></message>
<message><source>“{0}” has not moved for {1} minutes.</source><translation>「{0}」は {1} 分間進んでいません。</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
</context>
<context>
<name>Ways</name>
<message><source>Natural: as the model paints</source><translation>自然: モデルが描いたまま</translation></message>
<message><source>Exact: only the palette's colours</source><translation>正確: パレットの色だけ</translation></message>
<message><source>Natural: the amounts as the model paints</source><translation>自然: モデルが描いた量</translation></message>
<message><source>Exact: the amounts to a pixel, too</source><translation>正確: 量も 1 ピクセルまで</translation></message>
<message><source>From words</source><translation>言葉から</translation></message>
<message><source>In pixels: small, in exactly these colours</source><translation>ピクセルで: 小さく、正確にこれらの色で</translation></message>
<message><source>A model that paints pictures colours the photo, by your hints and words. Another seed, other colours.</source><translation>画像を描くモデルが、ヒントと言葉で写真に色を付けます。シードが変われば色も変わります。</translation></message>
<message><source>A model that paints pictures brings colour into the grey, by your words. The same words, the same colours.</source><translation>画像を描くモデルが、言葉で灰色に色を入れます。同じ言葉なら同じ色です。</translation></message>
<message><source>A model colours the whole photo. A hint then turns the thing that it lies on.</source><translation>モデルが写真全体に色を付けます。ヒントは置いた物の色を変えます。</translation></message>
<message><source>Piggyback: by hints and words</source><translation>ピギーバック: ヒントと言葉で</translation></message>
<message><source>Cold diffusion: by words, no chance</source><translation>コールド拡散: 言葉で、偶然なし</translation></message>
<message><source>DDColor: quick, without words</source><translation>DDColor: 高速、言葉なし</translation></message>
</context>
<context>
<name>WindowCommands</name>
<message><source>Pictures and projects ({0})</source><translation>画像とプロジェクト ({0})</translation></message>
<message><source>Open</source><translation>開く</translation></message>
<message><source>All files (*)</source><translation>すべてのファイル (*)</translation></message>
<message><source>This document has no file yet.</source><translation>このドキュメントにはまだファイルがありません。</translation></message>
<message><source>Save it first.</source><translation>まず保存してください。</translation></message>
<message><source>ColorStudio project ({0})</source><translation>ColorStudio プロジェクト ({0})</translation></message>
<message><source>Save as</source><translation>名前を付けて保存</translation></message>
<message><source>Hints ({0})</source><translation>ヒント ({0})</translation></message>
<message><source>Load hints</source><translation>ヒントを読み込む</translation></message>
<message><source>Save hints</source><translation>ヒントを保存</translation></message>
</context>
<context>
<name>_Picture</name>
<message><source>Map over the reference</source><translation>参照の上のマップ</translation></message>
</context>
<context>
<name>_Row</name>
<message><source>LoRA</source><translation>LoRA</translation></message>
<message><source>Strength</source><translation>強さ</translation></message>
<message><source>Take this LoRA away</source><translation>この LoRA を外す</translation></message>
</context>
<context>
<name>_SwapButton</name>
<message><source>Swap colours</source><translation>色を入れ替え</translation></message>
<message><source>Swap colour and background (X)</source><translation>色と背景を入れ替え (X)</translation></message>
</context>
<context>
<name>Texts</name>
<message><source>{0} is the request of no way.</source><translation type="unfinished"></translation></message>
<message><source>See ways().</source><translation type="unfinished"></translation></message>
<message><source>Prepare further tools</source><translation type="unfinished"></translation></message>
<message><source>Prepare models</source><translation type="unfinished"></translation></message>
<message><source>Use the graphics card</source><translation>グラフィックカードを使う</translation></message>
<message><source>Look for unsaved work</source><translation type="unfinished"></translation></message>
<message><source>Something in the program went wrong. Your picture is unharmed.</source><translation type="unfinished"></translation></message>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
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
<message><source>Choose another name.</source><translation>別の名前を選んでください。</translation></message>
<message><source>{0} is read-only.</source><translation type="unfinished"></translation></message>
<message><source>Window</source><translation>ウィンドウ</translation></message>
<message><source>Installation</source><translation type="unfinished"></translation></message>
<message><source>Preferences</source><translation>環境設定</translation></message>
<message><source>Environment</source><translation type="unfinished"></translation></message>
<message><source>Unsaved work</source><translation>保存していない作業</translation></message>
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
<message><source>Name</source><translation>名前</translation></message>
<message><source>Uninstall all of them, then install opencv-contrib-python-headless.</source><translation type="unfinished"></translation></message>
<message><source>Make it writable, or set COLORSTUDIO_HOME to a folder that is.</source><translation type="unfinished"></translation></message>
<message><source>Make room on the disk of {0}; recovery needs it.</source><translation type="unfinished"></translation></message>
<message><source>Levels</source><translation>レベル補正</translation></message>
<message><source>Neutralise</source><translation>中和</translation></message>
<message><source>Neutralising</source><translation type="unfinished"></translation></message>
<message><source>{0} works on pixels; “{1}” holds colour alone.</source><translation type="unfinished"></translation></message>
<message><source>Choose the photo or another pixel layer.</source><translation type="unfinished"></translation></message>
<message><source>Open the backup beside it (its name ends with ~), or another copy.</source><translation type="unfinished"></translation></message>
<message><source>{0} cannot be read: {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} is damaged: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Colour</source><translation>色</translation></message>
<message><source>There is no answer to the hints yet.</source><translation type="unfinished"></translation></message>
<message><source>Give some hints first.</source><translation type="unfinished"></translation></message>
<message><source>Make a colour layer</source><translation>カラーレイヤーを作成</translation></message>
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
<message><source>History</source><translation>履歴</translation></message>
<message><source>Choose layer</source><translation type="unfinished"></translation></message>
<message><source>Add hint</source><translation type="unfinished"></translation></message>
<message><source>Change hint</source><translation type="unfinished"></translation></message>
<message><source>Delete hint</source><translation type="unfinished"></translation></message>
<message><source>Load hints</source><translation>ヒントを読み込む</translation></message>
<message><source>Recolour group</source><translation type="unfinished"></translation></message>
<message><source>Show</source><translation type="unfinished"></translation></message>
<message><source>Hide</source><translation type="unfinished"></translation></message>
<message><source>Paint</source><translation>ペイント</translation></message>
<message><source>Change layer</source><translation type="unfinished"></translation></message>
<message><source>New layer</source><translation type="unfinished"></translation></message>
<message><source>There already is a layer “{0}”.</source><translation type="unfinished"></translation></message>
<message><source>Delete layer</source><translation>レイヤーを削除</translation></message>
<message><source>The layer “{0}” is locked.</source><translation type="unfinished"></translation></message>
<message><source>Unlock it first.</source><translation type="unfinished"></translation></message>
<message><source>This is the last layer.</source><translation type="unfinished"></translation></message>
<message><source>Add another one before you delete it.</source><translation type="unfinished"></translation></message>
<message><source>Move layer</source><translation>レイヤーを移動</translation></message>
<message><source>A group cannot be moved into itself.</source><translation type="unfinished"></translation></message>
<message><source>Move it beside the group.</source><translation type="unfinished"></translation></message>
<message><source>Layer </source><translation type="unfinished"></translation></message>
<message><source>Change mask</source><translation type="unfinished"></translation></message>
<message><source>Rename mask</source><translation>マスク名を変更</translation></message>
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
<message><source>Way</source><translation>方法</translation></message>
<message><source>Layer</source><translation type="unfinished"></translation></message>
<message><source>Colour as hex</source><translation>色 (16 進)</translation></message>
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
<message><source>Select</source><translation>選択</translation></message>
<message><source>{0} in the program</source><translation type="unfinished"></translation></message>
<message><source>Recovery is off: {0}.</source><translation>復元の記録が止まっています: {0}</translation></message>
<message><source>The journal is damaged.</source><translation type="unfinished"></translation></message>
<message><source>There is nothing in the journal.</source><translation type="unfinished"></translation></message>
<message><source>The colours of a model in the document are damaged.</source><translation type="unfinished"></translation></message>
<message><source>Run the model again.</source><translation type="unfinished"></translation></message>
<message><source>Colours from a model</source><translation>モデルによる色</translation></message>
<message><source>Shade of the model</source><translation>モデルの影</translation></message>
<message><source>{0} cannot be used: {1}.</source><translation type="unfinished"></translation></message>
<message><source>Mend the permissions of that folder.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers holds definitions that have no place there.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers (stack.xml) cannot be read.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers (stack.xml) is not one of OpenRaster.</source><translation type="unfinished"></translation></message>
<message><source>Its list of layers does not say how large the picture is.</source><translation type="unfinished"></translation></message>
<message><source>Its groups lie too deep inside of each other.</source><translation type="unfinished"></translation></message>
<message><source>Group</source><translation>グループ</translation></message>
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
<message><source>Palette</source><translation>パレット</translation></message>
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
<message><source>Colour from hints</source><translation>ヒントからの色</translation></message>
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
<message><source>Separate ink</source><translation>インクを分離</translation></message>
<message><source>There is no drawing here to be coloured.</source><translation type="unfinished"></translation></message>
<message><source>Open one.</source><translation>写真を開いてください。</translation></message>
<message><source>Flats from hints</source><translation>ヒントからの塗り</translation></message>
<message><source>Ink</source><translation>インク</translation></message>
<message><source>There are no flats to be shaded.</source><translation type="unfinished"></translation></message>
<message><source>Separate the ink first.</source><translation type="unfinished"></translation></message>
<message><source>Shade</source><translation>影</translation></message>
<message><source>Add shade layer</source><translation type="unfinished"></translation></message>
<message><source>Flats to layers</source><translation>塗りをレイヤーに</translation></message>
<message><source>That would be {0} layers; there may be {1}.</source><translation type="unfinished"></translation></message>
<message><source>Choose one layer per colour.</source><translation type="unfinished"></translation></message>
<message><source>Paper</source><translation>紙</translation></message>
<message><source>Flats</source><translation>塗り</translation></message>
<message><source>Region {0}: {1}</source><translation type="unfinished"></translation></message>
<message><source>Photo</source><translation>写真</translation></message>
<message><source>The words for a reference in the document are damaged</source><translation type="unfinished"></translation></message>
<message><source>Change words</source><translation>言葉を変更</translation></message>
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
<message><source>Installed</source><translation>インストール済み</translation></message>
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
<message><source>The graphics card failed: once more on the processor</source><translation>グラフィックカードが停止しました: プロセッサーでやり直します</translation></message>
<message><source>The graphics card failed; this was made on the processor.</source><translation>グラフィックカードが停止したため、プロセッサーで作成しました。</translation></message>
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
<message><source>Seed</source><translation>シード</translation></message>
<message><source>Size</source><translation>大きさ</translation></message>
<message><source>Model hash</source><translation type="unfinished"></translation></message>
<message><source>Model</source><translation>モデル</translation></message>
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
<message><source>Drop a picture or paste hex colours.</source><translation>画像をドロップするか、16 進の色を貼り付けてください。</translation></message>
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
<message><source>Leave out</source><translation>除くもの</translation></message>
<message><source>What the colours are led from.</source><translation type="unfinished"></translation></message>
<message><source>Caption</source><translation type="unfinished"></translation></message>
<message><source>Lets a model say what is seen, where no words are given.</source><translation type="unfinished"></translation></message>
<message><source>Hold on the words</source><translation type="unfinished"></translation></message>
<message><source>On top of the plain answer.</source><translation type="unfinished"></translation></message>
<message><source>Colour scale</source><translation>色の強さ</translation></message>
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
<message><source>Width</source><translation>幅</translation></message>
<message><source>Of the new picture.</source><translation type="unfinished"></translation></message>
<message><source>Height</source><translation>高さ</translation></message>
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
<message><source>Strength</source><translation>強さ</translation></message>
<message><source>How far colours are moved, where not exact.</source><translation type="unfinished"></translation></message>
<message><source>Dither</source><translation>ディザ</translation></message>
<message><source>Blue noise between the colours, where exact.</source><translation type="unfinished"></translation></message>
<message><source>Keep lightness</source><translation>明度を保つ</translation></message>
<message><source>Keep the lightness of the picture, where not exact.</source><translation type="unfinished"></translation></message>
<message><source>The mask is {0} × {1}, and the picture {2} × {3}.</source><translation type="unfinished"></translation></message>
<message><source>Give a mask of the picture's size.</source><translation type="unfinished"></translation></message>
<message><source>Underbase</source><translation>白版</translation></message>
<message><source>Dpi</source><translation type="unfinished"></translation></message>
<message><source>Pixels per inch of paper.</source><translation type="unfinished"></translation></message>
<message><source>Trap</source><translation>トラップ</translation></message>
<message><source>Spread of light inks under darker ones.</source><translation type="unfinished"></translation></message>
<message><source>Min width</source><translation type="unfinished"></translation></message>
<message><source>The thinnest line.</source><translation type="unfinished"></translation></message>
<message><source>Min area</source><translation type="unfinished"></translation></message>
<message><source>The smallest island.</source><translation type="unfinished"></translation></message>
<message><source>Lpi</source><translation type="unfinished"></translation></message>
<message><source>Lines of dots per inch; 0 is solid.</source><translation type="unfinished"></translation></message>
<message><source>Angle</source><translation>角度</translation></message>
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
<message><source>Match lightness</source><translation>明度を合わせる</translation></message>
<message><source>1 takes the colour's lightness, 0 keeps the object's.</source><translation type="unfinished"></translation></message>
<message><source>Highlights</source><translation>ハイライト</translation></message>
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
<message><source>Hold on the reference</source><translation>参照への忠実さ</translation></message>
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
<message><source>Canvas</source><translation>キャンバス</translation></message>
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
<message><source>Keep grey</source><translation>グレーを保つ</translation></message>
<message><source>Draw where a photo stays grey, and a drawing uncoloured.</source><translation type="unfinished"></translation></message>
<message><source>Barrier</source><translation>壁</translation></message>
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
<message><source>Join</source><translation>結合</translation></message>
<message><source>Select object</source><translation type="unfinished"></translation></message>
<message><source>The clone brush has nothing to copy yet.</source><translation type="unfinished"></translation></message>
<message><source>Ctrl-click a place first.</source><translation type="unfinished"></translation></message>
<message><source>Look</source><translation type="unfinished"></translation></message>
<message><source>Look at the picture</source><translation type="unfinished"></translation></message>
<message><source>Object</source><translation type="unfinished"></translation></message>
<message><source>Refine edges</source><translation>輪郭を精密に</translation></message>
<message><source>Clipboard</source><translation type="unfinished"></translation></message>
<message><source>Colorize</source><translation>写真の着色</translation></message>
<message><source>Diagnostics</source><translation>診断情報</translation></message>
<message><source>{0} × {1} at {2}</source><translation type="unfinished"></translation></message>
<message><source>Export</source><translation>書き出し</translation></message>
<message><source>Environments</source><translation type="unfinished"></translation></message>
<message><source>Models</source><translation>モデル</translation></message>
<message><source>Keep</source><translation type="unfinished"></translation></message>
<message><source>Recover {0}</source><translation type="unfinished"></translation></message>
<message><source>Form</source><translation type="unfinished"></translation></message>
<message><source>Shortcuts</source><translation>ショートカット</translation></message>
<message><source>Open {0}</source><translation>{0} を開く</translation></message>
<message><source>Open a picture first.</source><translation>まず画像を開いてください。</translation></message>
<message><source>Then load its hints.</source><translation type="unfinished"></translation></message>
<message><source>{0} was changed by another program.</source><translation>{0} は別のプログラムによって変更されました。</translation></message>
<message><source>Save a copy, or save over it.</source><translation type="unfinished"></translation></message>
<message><source>Save {0}</source><translation type="unfinished"></translation></message>
<message><source>Export {0}</source><translation type="unfinished"></translation></message>
<message><source>Files</source><translation>ファイル</translation></message>
<message><source>Sweep GPU packs</source><translation type="unfinished"></translation></message>
<message><source>Look for a graphics card</source><translation type="unfinished"></translation></message>
<message><source>Toasts</source><translation type="unfinished"></translation></message>
<message><source>Layers</source><translation>レイヤー</translation></message>
<message><source>Measure</source><translation type="unfinished"></translation></message>
<message><source>Masks</source><translation>マスク</translation></message>
<message><source>Preparing</source><translation type="unfinished"></translation></message>
<message><source>Look for models</source><translation type="unfinished"></translation></message>
<message><source>List models</source><translation type="unfinished"></translation></message>
<message><source>Load palette</source><translation type="unfinished"></translation></message>
<message><source>This layer has no pixels of its own.</source><translation type="unfinished"></translation></message>
<message><source>Choose a pixel layer.</source><translation type="unfinished"></translation></message>
<message><source>No mask is chosen.</source><translation>マスクが選ばれていません。</translation></message>
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
<message><source>Swap colours</source><translation>色を入れ替え</translation></message>
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
<message><source>Tasks</source><translation>作業</translation></message>
<message><source>{0} words {1}</source><translation type="unfinished"></translation></message>
<message><source>Recolor</source><translation>色替え</translation></message>
<message><source>Remedies</source><translation type="unfinished"></translation></message>
<message><source>Free memory</source><translation type="unfinished"></translation></message>
<message><source>Safety</source><translation type="unfinished"></translation></message>
<message><source>The preferences were not saved: {0}.</source><translation type="unfinished"></translation></message>
<message><source>They are saved with the next change that can be.</source><translation>次に保存できる変更のときに保存されます。</translation></message>
<message><source>{0} did not fit into memory.</source><translation>{0} はメモリーに収まりませんでした。</translation></message>
<message><source>Close other programs, or work on a smaller copy. Your picture is unharmed.</source><translation>ほかのプログラムを終了するか、小さいコピーで作業してください。画像は無事です。</translation></message>
<message><source>Space</source><translation>スペース</translation></message>
<message><source>ColorStudio shortcuts</source><translation type="unfinished"></translation></message>
<message><source>Photoshop</source><translation type="unfinished"></translation></message>
<message><source>Choose a file that was exported from the list of shortcuts.</source><translation type="unfinished"></translation></message>
<message><source>{0} is no file of shortcuts: it is too large.</source><translation type="unfinished"></translation></message>
<message><source>{0} is no file of shortcuts.</source><translation type="unfinished"></translation></message>
<message><source>The scheme of {0} is not known.</source><translation type="unfinished"></translation></message>
<message><source>{0} has a key that cannot be read, of {1}.</source><translation type="unfinished"></translation></message>
<message><source>{0} gives {1} away, which is held on the canvas.</source><translation type="unfinished"></translation></message>
<message><source>{0} gives {1} to two actions.</source><translation type="unfinished"></translation></message>
<message><source>Sketch</source><translation>線画の着色</translation></message>
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
