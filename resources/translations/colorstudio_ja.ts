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
<message><source>Save a Share Car&amp;d…</source><translation>共有カードを保存(&amp;D)…</translation></message>
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
<message><source>&amp;As Seen by</source><translation>見え方(&amp;A)</translation></message>
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
<message><source>&amp;Graphics Card…</source><translation>グラフィックスカード(&amp;G)…</translation></message>
<message><source>Cancel &amp;Running Job</source><translation>実行中の処理を中止(&amp;R)</translation></message>
<message><source>&amp;Help</source><translation>ヘルプ(&amp;H)</translation></message>
<message><source>Tour: Colour a &amp;Grey Photo</source><translation>ツアー: 白黒写真に色を付ける(&amp;G)</translation></message>
<message><source>Tour: &amp;Recolour a Jacket</source><translation>ツアー: 上着の色を替える(&amp;R)</translation></message>
<message><source>Tour: Paint by &amp;Palette</source><translation>ツアー: パレットで描く(&amp;P)</translation></message>
<message><source>Tour: Colour &amp;Line Art</source><translation>ツアー: 線画に色を付ける(&amp;L)</translation></message>
<message><source>&amp;Keyboard Shortcuts</source><translation>キーボードショートカット(&amp;K)</translation></message>
<message><source>Copy &amp;Diagnostics…</source><translation>診断情報をコピー(&amp;D)…</translation></message>
<message><source>Open L&amp;og Folder</source><translation>ログフォルダーを開く(&amp;O)</translation></message>
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
<message><source>The program ended while “{0}” ran. Diagnostics may tell why.</source><translation>「{0}」の実行中にプログラムが終了しました。診断情報で理由が分かるかもしれません。</translation></message>
<message><source>Diagnostics…</source><translation>診断情報…</translation></message>
<message><source>The program ended while “{0}” ran. Models use the processor for now.</source><translation>「{0}」の実行中にプログラムが終了しました。モデルは当面プロセッサーを使います。</translation></message>
<message><source>Use the graphics card</source><translation>グラフィックスカードを使う</translation></message>
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
<message><source>&amp;Suggested Colours</source><translation>おすすめの色(&amp;S)</translation></message>
<message><source>{0} {1}: {2}</source><translation>{0} {1}: {2}</translation></message>
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
<message><source>Changed on the disk</source><translation>ディスク上で変更されました</translation></message>
<message><source>“{0}” was changed by another program since it was opened here.</source><translation>「{0}」は、ここで開いた後に他のプログラムで変更されました。</translation></message>
<message><source>Save yours as a copy, or over it: the other version then stays as “{0}~”.</source><translation>コピーとして保存するか上書きしてください。上書きすると、もう一方は「{0}~」として残ります。</translation></message>
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
<message><source>Part the colours</source><translation>色を離す</translation></message>
<message><source>Colours that merge for some viewers</source><translation>人によって同じに見える色</translation></message>
<message><source>Look for colours that merge</source><translation>同じに見える色を探す</translation></message>
<message><source>Looking…</source><translation>見ています…</translation></message>
<message><source>All colours stay apart for these viewers.</source><translation>これらの見え方でも、すべての色は区別できます。</translation></message>
<message><source>Pairs that merge: {0}.</source><translation>同じに見える組: {0}。</translation></message>
<message><source>Moves that part them: {0}.</source><translation>離すための変更: {0}。</translation></message>
<message><source>Not to be parted: {0}.</source><translation>離せないもの: {0}。</translation></message>
<message><source>{0}: ΔE {1}, for others {2}</source><translation>{0}: ΔE {1}、他の人には {2}</translation></message>
<message><source>{0}: {1} → {2}</source><translation>{0}: {1} → {2}</translation></message>
<message><source>Both are locked: unlock one.</source><translation>両方ともロックされています。一方を解除してください。</translation></message>
<message><source>No free place: take a colour away, or unlock one.</source><translation>空きがありません。色を減らすか、ロックを解除してください。</translation></message>
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
<message><source>Open one first.</source><translation>まず開いてください。</translation></message>
<message><source>No object is chosen.</source><translation>対象が選ばれていません。</translation></message>
<message><source>Click it, or draw around it.</source><translation>クリックするか、囲んでください。</translation></message>
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
<message><source>Looking at this installation…</source><translation>インストールを調べています…</translation></message>
<message><source>&amp;Copy</source><translation>コピー(&amp;C)</translation></message>
<message><source>&amp;Save…</source><translation>保存(&amp;S)…</translation></message>
<message><source>Open &amp;log folder</source><translation>ログフォルダーを開く(&amp;L)</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>For a report of a fault</source><translation>不具合の報告のために</translation></message>
<message><source>This stays on your computer: nothing is sent. Names of you, of your folders and of your pictures are taken out; read it before you pass it on.</source><translation>これはこのコンピューターに留まり、何も送信しません。人・フォルダー・画像の名前は取り除いてあります。渡す前に読んでください。</translation></message>
<message><source>Diagnostics copied.</source><translation>診断情報をコピーしました。</translation></message>
<message><source>Save diagnostics</source><translation>診断情報を保存</translation></message>
</context>
<context>
<name>Dock</name>
<message><source>Hide {0}</source><translation>{0}を隠す</translation></message>
</context>
<context>
<name>Environments</name>
<message><source>Safe mode leaves the GPU pack aside.</source><translation>セーフモードでは GPU パックを使いません。</translation></message>
<message><source>COLORSTUDIO_GPU_PACK=off leaves the GPU pack aside.</source><translation>COLORSTUDIO_GPU_PACK=off のため GPU パックを使いません。</translation></message>
<message><source>The GPU pack was left aside: torch had been imported before.</source><translation>先に torch が読み込まれていたため、GPU パックを使いませんでした。</translation></message>
<message><source>The GPU pack is not there any more. Install it again.</source><translation>GPU パックがもうありません。再インストールしてください。</translation></message>
<message><source>The GPU pack is damaged. Install it again.</source><translation>GPU パックが壊れています。再インストールしてください。</translation></message>
<message><source>The GPU pack is for another version of Python. Install it again.</source><translation>GPU パックは別の版の Python 用です。再インストールしてください。</translation></message>
<message><source>The GPU pack is of another version of ColorStudio. Install it again; what is still the same is not downloaded anew.</source><translation>GPU パックは別の版の ColorStudio 用です。再インストールしてください。同じものは再ダウンロードしません。</translation></message>
<message><source>The last start with the GPU pack ended before it was ready, so it is left aside.</source><translation>前回、GPU パックの準備が終わる前に終了したため、使わずにいます。</translation></message>
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
<message><source>{0} (copy)</source><translation>{0} (コピー)</translation></message>
<message><source>“{0}” is open in another window. This is a copy: saving asks for a place.</source><translation>「{0}」は別のウィンドウで開いています。これはコピーです。保存時に場所を尋ねます。</translation></message>
<message><source>“{0}” is open in another window.</source><translation>「{0}」は別のウィンドウで開いています。</translation></message>
<message><source>Choose another name.</source><translation>別の名前を選んでください。</translation></message>
<message><source>Saved {0}.</source><translation>{0} を保存しました。</translation></message>
<message numerus="yes"><source>Exported %n layers.</source><translation><numerusform>%n 枚のレイヤーを書き出しました。</numerusform></translation></message>
<message><source>Exported {0}.</source><translation>{0} を書き出しました。</translation></message>
<message><source>Lightness kept to {0} L*.</source><translation>明度は {0} L* まで保たれています。</translation></message>
<message><source>Save elsewhere…</source><translation>別の場所に保存…</translation></message>
<message><source>Export elsewhere…</source><translation>別の場所に書き出し…</translation></message>
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
<message><source>Suggest colours of a model</source><translation>モデルの色をすすめる</translation></message>
<message><source>While you pause, a quick model colours a small copy of the photo eight times; a few seconds of work, once per photo</source><translation>手を休めている間に、速いモデルが写真の小さなコピーを 8 回着色します。写真ごとに 1 回、数秒の処理です</translation></message>
<message><source>Dark</source><translation>ダーク</translation></message>
<message><source>Light</source><translation>ライト</translation></message>
<message><source>Mid grey</source><translation>中間グレー</translation></message>
<message><source>High contrast</source><translation>ハイコントラスト</translation></message>
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
<message><source>The palette is empty.</source><translation>パレットが空です。</translation></message>
<message><source>Add the colours that the picture is to be made of.</source><translation>画像に使う色を追加してください。</translation></message>
<message><source>Picture from the palette</source><translation>パレットからの画像</translation></message>
<message><source>{0} ({1})</source><translation>{0} ({1})</translation></message>
</context>
<context>
<name>GpuPackOffer</name>
<message><source>{0} could run the models, many times faster. {1} to download.</source><translation>{0} でモデルを何倍も速く動かせます。ダウンロードは {1} です。</translation></message>
<message><source>Graphics &amp;card…</source><translation>グラフィックスカード(&amp;C)…</translation></message>
<message><source>Do not offer this again</source><translation>今後は表示しない</translation></message>
<message><source>Graphics card…</source><translation>グラフィックスカード…</translation></message>
</context>
<context>
<name>GpuPackWork</name>
<message><source>It works on {0}. Start ColorStudio again to use it.</source><translation>{0} で動きました。使うには ColorStudio を再起動してください。</translation></message>
<message><source>Install the GPU pack</source><translation>GPU パックをインストール</translation></message>
<message><source>Start ColorStudio again to use it.</source><translation>使うには ColorStudio を再起動してください。</translation></message>
<message><source>Choose a GPU pack</source><translation>GPU パックを選ぶ</translation></message>
<message><source>the libraries that came with ColorStudio</source><translation>ColorStudio に付属のライブラリー</translation></message>
<message><source>The next start uses {0}.</source><translation>次の起動から {0} を使います。</translation></message>
<message><source>Go back to the GPU pack before</source><translation>前の GPU パックに戻る</translation></message>
<message><source>Whole: every byte is as it was.</source><translation>完全: すべてのバイトが元のままです。</translation></message>
<message><source>{0} files are damaged, the first is {1}. Install the pack again.</source><translation>{0} 個のファイルが壊れています。最初は {1} です。パックを再インストールしてください。</translation></message>
<message><source>Verify the GPU pack</source><translation>GPU パックを検証</translation></message>
<message><source>It is deleted after the next start: this window runs on it.</source><translation>このウィンドウが使っているため、次の起動後に削除します。</translation></message>
<message><source>Removed.</source><translation>削除しました。</translation></message>
<message><source>Remove the GPU pack</source><translation>GPU パックを削除</translation></message>
</context>
<context>
<name>GraphicsCard</name>
<message><source>Chosen</source><translation>使用中</translation></message>
<message><source>The one before</source><translation>前のもの</translation></message>
<message><source>Not in use</source><translation>未使用</translation></message>
<message><source>Not finished</source><translation>未完了</translation></message>
<message><source>Pack</source><translation>パック</translation></message>
<message><source>State</source><translation>状態</translation></message>
<message><source>Size</source><translation>大きさ</translation></message>
<message><source>This window runs on the GPU pack “{0}”, torch {1}.</source><translation>このウィンドウは GPU パック「{0}」、torch {1} で動いています。</translation></message>
<message><source>This window runs on the libraries that came with ColorStudio.</source><translation>このウィンドウは ColorStudio に付属のライブラリーで動いています。</translation></message>
</context>
<context>
<name>GraphicsCardDialog</name>
<message><source>Graphics card</source><translation>グラフィックスカード</translation></message>
<message><source>Read the &amp;licence</source><translation>ライセンスを読む(&amp;L)</translation></message>
<message><source>&amp;Install</source><translation>インストール(&amp;I)</translation></message>
<message><source>From a &amp;folder…</source><translation>フォルダーから(&amp;F)…</translation></message>
<message><source>&amp;Stop</source><translation>停止(&amp;S)</translation></message>
<message><source>What happened</source><translation>起きたこと</translation></message>
<message><source>GPU packs on this computer</source><translation>このコンピューターの GPU パック</translation></message>
<message><source>Start &amp;again now</source><translation>今すぐ再起動(&amp;A)</translation></message>
<message><source>&amp;Go back</source><translation>戻る(&amp;G)</translation></message>
<message><source>Choose what was in use before; once more goes forward again</source><translation>前に使っていたものを選びます。もう一度で元に戻ります</translation></message>
<message><source>&amp;Use it</source><translation>使う(&amp;U)</translation></message>
<message><source>&amp;Verify</source><translation>検証(&amp;V)</translation></message>
<message><source>&amp;Remove…</source><translation>削除(&amp;R)…</translation></message>
<message><source>On this computer</source><translation>このコンピューター</translation></message>
<message><source>Close</source><translation>閉じる</translation></message>
<message><source>Looking for a graphics card…</source><translation>グラフィックスカードを探しています…</translation></message>
<message><source>{0} (driver {1})</source><translation>{0} (ドライバー {1})</translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation>NVIDIA のグラフィックスカードは見つかりませんでした。</translation></message>
<message><source>No GPU pack</source><translation>GPU パックなし</translation></message>
<message><source>There is none for this system: models run on what came along.</source><translation>このシステム用はありません。モデルは付属のもので動きます。</translation></message>
<message><source>GPU pack: {0}</source><translation>GPU パック: {0}</translation></message>
<message><source>With it, models run on the card, many times faster. {0} to download, {1} on the disk.</source><translation>モデルがカードで何倍も速く動きます。ダウンロード {0}、ディスク上 {1}。</translation></message>
<message><source>{0} are here already; installing goes on from there.</source><translation>{0} はすでにあります。続きからインストールします。</translation></message>
<message><source>Go &amp;on</source><translation>続行(&amp;O)</translation></message>
<message><source>A GPU pack is installed. Install it anew, or only try it out again?</source><translation>GPU パックはインストール済みです。インストールし直しますか、それとも試すだけにしますか?</translation></message>
<message><source>&amp;Install anew</source><translation>インストールし直す(&amp;I)</translation></message>
<message><source>&amp;Try out</source><translation>試す(&amp;T)</translation></message>
<message><source>Folder with the files of the GPU pack</source><translation>GPU パックのファイルのフォルダー</translation></message>
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
<message><source>Help</source><translation>ヘルプ</translation></message>
<message><source>Search help</source><translation>ヘルプを検索</translation></message>
<message><source>Contents</source><translation>目次</translation></message>
<message><source>Page</source><translation>ページ</translation></message>
<message><source>Back (Alt+Left)</source><translation>戻る (Alt+左)</translation></message>
<message><source>Forward (Alt+Right)</source><translation>進む (Alt+右)</translation></message>
<message><source>{0} – Help</source><translation>{0} – ヘルプ</translation></message>
<message><source>{0} – {1}</source><translation>{0} – {1}</translation></message>
<message><source>Nothing was found. Try fewer or other words.</source><translation>見つかりませんでした。言葉を減らすか変えてください。</translation></message>
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
<message><source>Colours for suggestions</source><translation>おすすめのための色</translation></message>
</context>
<context>
<name>InksBox</name>
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
<message><source>Inks for print</source><translation>印刷インク</translation></message>
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
<message><source>Drawing</source><translation>線画</translation></message>
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
<name>LiveLook</name>
<message><source>“{0}” is a layer now.</source><translation>「{0}」をレイヤーにしました。</translation></message>
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
<message><source>ColorStudio (safe mode)</source><translation>ColorStudio (セーフモード)</translation></message>
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
<message><source>Choose another one.</source><translation>別のものを選んでください。</translation></message>
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
<message><source>The graphics card failed ({0}). Models run on the processor until the program is started again. Your picture is kept.</source><translation>グラフィックスカードが失敗しました ({0})。再起動するまでモデルはプロセッサーで動きます。画像は無事です。</translation></message>
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
<message><source>Type one.</source><translation>入力してください。</translation></message>
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
<message><source>No drawing is begun.</source><translation>線画を始めていません。</translation></message>
<message><source>Separate its ink first.</source><translation>まずインクを分離してください。</translation></message>
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
<message><source>Way of a plug-in</source><translation>プラグインの方法</translation></message>
<message><source>Plug-ins</source><translation>プラグイン</translation></message>
<message><source>No picture is open.</source><translation>画像が開かれていません。</translation></message>
<message><source>Open one first.</source><translation>まず開いてください。</translation></message>
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
<message><source>The models were let go of. Try it again.</source><translation>モデルを解放しました。もう一度試してください。</translation></message>
<message><source>Models…</source><translation>モデル…</translation></message>
<message><source>Show the folder</source><translation>フォルダーを表示</translation></message>
<message><source>Free memory</source><translation>メモリーを空ける</translation></message>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
<message><source>Preferences…</source><translation>環境設定…</translation></message>
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
<message><source>Recovery is on again.</source><translation>復元機能が再びオンになりました。</translation></message>
<message><source>{0} It goes on by itself once that is mended; until then, save often.</source><translation>{0} 直り次第、自動で再開します。それまではこまめに保存してください。</translation></message>
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
<message><source>Before</source><translation>前</translation></message>
<message><source>After</source><translation>後</translation></message>
<message><source>Made with ColorStudio. Open this file there to go on with it.</source><translation>ColorStudio で作成。このファイルを ColorStudio で開くと続きができます。</translation></message>
<message><source>and {0} more</source><translation>他 {0} 件</translation></message>
</context>
<context>
<name>ShareCardDialog</name>
<message><source>Save a share card</source><translation>共有カードを保存</translation></message>
<message><source>Preparing the card…</source><translation>カードを準備しています…</translation></message>
<message><source>The card</source><translation>カード</translation></message>
<message><source>Title</source><translation>題名</translation></message>
<message><source>What the card shows</source><translation>カードに見せるもの</translation></message>
<message><source>Before and after</source><translation>前と後</translation></message>
<message><source>The result alone</source><translation>結果だけ</translation></message>
<message><source>Show where hints lie</source><translation>ヒントの場所を見せる</translation></message>
<message><source>Camera data</source><translation>カメラ情報</translation></message>
<message><source>The place where it was taken (GPS)</source><translation>撮影場所 (GPS)</translation></message>
<message><source>The card holds the whole project: the original photo, layers, masks and hints. Whoever has the file can open all of them.</source><translation>カードにはプロジェクト全体が入ります: 元の写真、レイヤー、マスク、ヒント。ファイルを持つ人は誰でも開けます。</translation></message>
<message><source>&amp;Save…</source><translation>保存(&amp;S)…</translation></message>
<message><source>Cancel</source><translation>キャンセル</translation></message>
<message><source>Prepare the card</source><translation>カードを準備</translation></message>
<message><source>Pack the project</source><translation>プロジェクトをまとめる</translation></message>
<message><source>Draw the card</source><translation>カードを描く</translation></message>
<message><source>Packing the project…</source><translation>プロジェクトをまとめています…</translation></message>
<message><source>The project in it: {0} MB.</source><translation>中のプロジェクト: {0} MB。</translation></message>
<message><source>This project is too large for a card: {0} GB, 2 at most.</source><translation>このプロジェクトはカードには大きすぎます: {0} GB、上限は 2 GB です。</translation></message>
<message><source>That is more than many mail and chat programs carry; they may write the card anew, without the project.</source><translation>多くのメールやチャットで送れる大きさを超えています。プロジェクトなしで書き直されることがあります。</translation></message>
<message><source>Send it as a file: as a photo, it would lose the project.</source><translation>ファイルとして送ってください。写真として送るとプロジェクトが失われます。</translation></message>
<message><source>Share card ({0})</source><translation>共有カード ({0})</translation></message>
<message><source>Saved the card {0}.</source><translation>カード {0} を保存しました。</translation></message>
<message><source>Save {0}</source><translation>{0} を保存</translation></message>
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
<message><source>Safe mode: default settings, no graphics card, no plug-ins. What you have set is kept for the next ordinary start.</source><translation>セーフモード: 初期設定、グラフィックスカードなし、プラグインなし。設定は次の通常の起動のために残っています。</translation></message>
<message><source>This portable copy lies where nothing can be written: settings and recovery are off. Save your work to another disk.</source><translation>このポータブル版は書き込めない場所にあります。設定と復元はオフです。作業は別のディスクに保存してください。</translation></message>
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
<message><source>Tour</source><translation>ツアー</translation></message>
<message><source>Resume tour</source><translation>ツアーを再開</translation></message>
<message><source>Tour, done: {0}</source><translation>ツアー、完了: {0}</translation></message>
<message><source>Tour: {0}</source><translation>ツアー: {0}</translation></message>
<message><source>In one minute: how this is done, on the sample</source><translation>サンプルで 1 分: やり方の紹介</translation></message>
</context>
<context>
<name>StatusBar</name>
<message><source>Jobs: {0}</source><translation>処理: {0}</translation></message>
<message><source>Show the list of jobs</source><translation>処理の一覧を表示</translation></message>
<message><source>RGB</source><translation>RGB</translation></message>
<message><source>{0} × {1} · {2} · {3} bit</source><translation>{0} × {1} · {2} · {3} ビット</translation></message>
<message><source>L* seal {0}</source><translation>L* 保持 {0}</translation></message>
<message><source>The largest change of lightness against the grey photo: {0} L*.</source><translation>白黒写真に対する明度の最大の変化: {0} L*。</translation></message>
<message><source>ink seal {0}</source><translation>インク保持 {0}</translation></message>
<message><source>Pixels of ink that differ from the drawing, where it is shown: {0}.</source><translation>見えている線画と異なるインクのピクセル: {0}。</translation></message>
<message><source>preview {0} ms</source><translation>プレビュー {0} ms</translation></message>
</context>
<context>
<name>SuggestionRow</name>
<message><source>Suggested colours</source><translation>おすすめの色</translation></message>
<message><source>Rest the pointer on a place to see colours for it.</source><translation>場所にポインターを置くと、そこの色が表示されます。</translation></message>
</context>
<context>
<name>Suggestions</name>
<message><source>Hint nearby, {0}</source><translation>近くのヒント、{0}</translation></message>
<message><source>Hint nearby</source><translation>近くのヒント</translation></message>
<message><source>Of the cast: {0}</source><translation>キャラクターの色: {0}</translation></message>
<message><source>The model, {0} of {1} seeds</source><translation>モデル、{1} シード中 {0}</translation></message>
<message><source>Used before</source><translation>以前使った色</translation></message>
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
<message><source>End the tour (Esc)</source><translation>ツアーを終える (Esc)</translation></message>
<message><source>S&amp;kip</source><translation>スキップ(&amp;K)</translation></message>
<message><source>End the tour; it can be resumed from the Help menu</source><translation>ツアーを終えます。ヘルプメニューから再開できます</translation></message>
<message><source>&amp;Back</source><translation>戻る(&amp;B)</translation></message>
<message><source>&amp;Next</source><translation>次へ(&amp;N)</translation></message>
<message><source>&amp;Done</source><translation>完了(&amp;D)</translation></message>
<message><source>Done. {0}</source><translation>完了。{0}</translation></message>
</context>
<context>
<name>Tours</name>
<message><source>Click something in the photo: it takes the colour in hand, and what belongs to it follows.</source><translation>写真の何かをクリックすると、持っている色になり、同じ物が続きます。</translation></message>
<message><source>Take another colour on this wheel; it shows only what the place under the pointer can be.</source><translation>この円で別の色を選びます。ポインターの下で出せる色だけが表示されます。</translation></message>
<message><source>Drag one of the rings: hints stay editable, and a right-click deletes one.</source><translation>輪をドラッグしてみましょう。ヒントはいつでも直せ、右クリックで消せます。</translation></message>
<message><source>Drag in this field to make all colours stronger or quieter; a double click takes it back.</source><translation>この欄をドラッグすると全体の色が強く、または静かになります。ダブルクリックで戻ります。</translation></message>
<message><source>Press Run, and a model proposes colours for the whole photo, under your hints.</source><translation>「実行」を押すと、モデルがヒントの下に写真全体の色を提案します。</translation></message>
<message><source>With a model, Run proposes colours for the whole photo; this button gets you one.</source><translation>モデルがあれば「実行」で写真全体の色を提案します。このボタンで入手できます。</translation></message>
<message><source>Take the Object mask tool: it finds what belongs together.</source><translation>「対象マスク」ツールを選びます。ひとまとまりのものを見つけます。</translation></message>
<message><source>Click the jacket; Shift-click what does not belong to it.</source><translation>上着をクリック。属さない部分は Shift クリック。</translation></message>
<message><source>Choose a colour: the jacket takes it, and keeps its folds.</source><translation>色を選ぶと、上着がその色になり、ひだは残ります。</translation></message>
<message><source>Drag here: at 0 % the jacket stays as light as it was, at 100 % it is as light as the colour.</source><translation>ここをドラッグ: 0 % では上着の明るさのまま、100 % では色の明るさになります。</translation></message>
<message><source>Until now nothing was changed: apply it, and it becomes a layer.</source><translation>ここまで何も変わっていません。適用するとレイヤーになります。</translation></message>
<message><source>These are the only colours of the picture: click one, and it is in your hand.</source><translation>画像の色はこれだけです。クリックすると手に取れます。</translation></message>
<message><source>Drag a border of this bar: so much of the picture is to have each colour.</source><translation>この帯の境目をドラッグ: 画像の中の各色の量を決めます。</translation></message>
<message><source>Choose Soft or Exact here: the first keeps shading, the second keeps the shares to a pixel.</source><translation>ここで「ソフト」か「正確」を選びます。前者は陰影を、後者は割合を 1 ピクセルまで保ちます。</translation></message>
<message><source>Apply what you see as a layer; until then nothing was changed.</source><translation>見えているものをレイヤーとして適用します。それまで何も変わりません。</translation></message>
<message><source>Write what is to be seen and press Run: a model paints it in these colours.</source><translation>描くものを書いて「実行」を押すと、モデルがこれらの色で描きます。</translation></message>
<message><source>With a model, Run paints a picture in these colours; this button gets you one.</source><translation>モデルがあれば「実行」でこれらの色の画像を描きます。このボタンで入手できます。</translation></message>
<message><source>Click a region: it takes the colour in hand, up to its lines.</source><translation>領域をクリックすると、線までが持っている色になります。</translation></message>
<message><source>Drag here: holes in the lines up to this size stop colour, too.</source><translation>ここをドラッグ: この大きさまでの線の穴でも色が止まります。</translation></message>
<message><source>Press Propose: every region without a hint takes a colour of the reference.</source><translation>「提案」を押すと、ヒントのない領域すべてが参照の色になります。</translation></message>
<message><source>Press Run, and a model paints the drawing in the reference's colours, under the ink.</source><translation>「実行」を押すと、モデルがインクの下に参照の色で線画を塗ります。</translation></message>
<message><source>With a model, Run paints the drawing in the reference's colours; this button gets you one.</source><translation>モデルがあれば「実行」で線画を参照の色で塗ります。このボタンで入手できます。</translation></message>
<message><source>Make layers of the flats, and go on painting with the brush.</source><translation>塗りをレイヤーにして、ブラシで描き続けましょう。</translation></message>
<message><source>{0} · {1} of {2}</source><translation>{0} · {1} / {2}</translation></message>
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
<message><source>The canvas alone is shown so; files keep their colours. Click to end it.</source><translation>こう見えるのはキャンバスだけです。ファイルの色は変わりません。クリックで終わります。</translation></message>
<message><source>Everyone</source><translation>すべての人</translation></message>
<message><source>Seen by: {0}</source><translation>見え方: {0}</translation></message>
</context>
<context>
<name>Viewers</name>
<message><source>Deutan</source><translation>2 型色覚</translation></message>
<message><source>&amp;Deutan: green looks like red</source><translation>2 型色覚: 緑が赤のように見える(&amp;D)</translation></message>
<message><source>Protan</source><translation>1 型色覚</translation></message>
<message><source>&amp;Protan: red is dark, and like green</source><translation>1 型色覚: 赤が暗く、緑のように見える(&amp;P)</translation></message>
<message><source>Tritan</source><translation>3 型色覚</translation></message>
<message><source>&amp;Tritan: blue looks like green</source><translation>3 型色覚: 青が緑のように見える(&amp;T)</translation></message>
<message><source>Grey print</source><translation>グレー印刷</translation></message>
<message><source>&amp;Grey print</source><translation>グレー印刷(&amp;G)</translation></message>
<message><source>&amp;Everyone</source><translation>すべての人(&amp;E)</translation></message>
</context>
<context>
<name>Watchdog</name>
<message><source>“{0}” does not stop. Start the program anew: your picture is kept.</source><translation>「{0}」が止まりません。プログラムを起動し直してください。画像は残ります。</translation></message>
<message><source>Restart</source><translation>再起動</translation></message>
<message><source>“{0}” has not moved for {1} minutes.</source><translation>「{0}」が {1} 分間進んでいません。</translation></message>
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
</TS>
