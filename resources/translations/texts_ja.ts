<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
<name>Texts</name>
<message><source>{0} is the request of no way.</source><translation type="unfinished"></translation></message>
<message><source>See ways().</source><translation type="unfinished"></translation></message>
<message><source>Prepare further tools</source><translation>その他のツールを準備</translation></message>
<message><source>Prepare models</source><translation>モデルを準備</translation></message>
<message><source>Use the graphics card</source><translation>グラフィックスカードを使う</translation></message>
<message><source>Look for unsaved work</source><translation>保存していない作業を探す</translation></message>
<message><source>Something in the program went wrong. Your picture is unharmed.</source><translation>プログラムに問題が起きました。画像は無事です。</translation></message>
<message><source>Copy details</source><translation>詳細をコピー</translation></message>
<message><source>Preparing the colour solver for this computer. This happens once.</source><translation>このコンピューターのために着色ソルバーを準備しています。一度だけ行われます。</translation></message>
<message><source>Prepare the colour solver</source><translation>着色ソルバーを準備</translation></message>
<message><source>{0} could not be saved: {1}.</source><translation>{0} を保存できませんでした: {1}。</translation></message>
<message><source>Choose another folder or make room; a file that was there before is unharmed.</source><translation>別のフォルダーを選ぶか空きを作ってください。前からあったファイルは無事です。</translation></message>
<message><source>{0} cannot be saved: {1}.</source><translation>{0} を保存できません: {1}。</translation></message>
<message><source>Rename it.</source><translation>名前を変えてください。</translation></message>
<message><source>{0} is a folder.</source><translation>{0} はフォルダーです。</translation></message>
<message><source>Give the name of a file.</source><translation>ファイル名を指定してください。</translation></message>
<message><source>The folder {0} does not exist.</source><translation>フォルダー {0} はありません。</translation></message>
<message><source>Make it, or choose another.</source><translation>作成するか、別のものを選んでください。</translation></message>
<message><source>{0} is not a file that can be replaced.</source><translation>{0} は置き換えられるファイルではありません。</translation></message>
<message><source>Choose another name.</source><translation>別の名前を選んでください。</translation></message>
<message><source>{0} is read-only.</source><translation>{0} は読み取り専用です。</translation></message>
<message><source>Window</source><translation>ウィンドウ</translation></message>
<message><source>Installation</source><translation>インストール</translation></message>
<message><source>Preferences</source><translation>環境設定</translation></message>
<message><source>Environment</source><translation>環境</translation></message>
<message><source>Unsaved work</source><translation>保存していない作業</translation></message>
<message><source>Faults of native code</source><translation>ネイティブコードの不具合</translation></message>
<message><source>Log</source><translation>ログ</translation></message>
<message><source>{0} on {1}</source><translation>{1} の {0}</translation></message>
<message><source>{0} cores</source><translation>{0} コア</translation></message>
<message><source>ColorStudio {0}</source><translation>ColorStudio {0}</translation></message>
<message><source>Install ColorStudio again.</source><translation>ColorStudio を再インストールしてください。</translation></message>
<message><source>GPU pack</source><translation>GPU パック</translation></message>
<message><source>{0} ({1}, tried on {2})</source><translation>{0} ({1}、{2} で確認)</translation></message>
<message><source>Run `colorstudio gpu-pack install`, or `colorstudio gpu-pack use base`.</source><translation type="unfinished"></translation></message>
<message><source>Install ColorStudio again, with its torch.</source><translation>ColorStudio を torch とともに再インストールしてください。</translation></message>
<message><source>{0} GB</source><translation>{0} GB</translation></message>
<message><source>{0} (found)</source><translation>{0} (検出)</translation></message>
<message><source>Run `colorstudio models verify {0} --repair`, or remove it.</source><translation>`colorstudio models verify {0} --repair` を実行するか、削除してください。</translation></message>
<message><source>{0} (whole, {1})</source><translation>{0} (完全、{1})</translation></message>
<message><source>{0} MB</source><translation>{0} MB</translation></message>
<message><source>{0} (builds upon {1}, which is not here)</source><translation>{0} ({1} が必要ですが、ありません)</translation></message>
<message><source>Update it, take it away with pip, or start with --safe-mode.</source><translation>更新するか、pip で削除するか、--safe-mode で起動してください。</translation></message>
<message><source>Name</source><translation>名前</translation></message>
<message><source>Uninstall all of them, then install opencv-contrib-python-headless.</source><translation>すべてアンインストールしてから opencv-contrib-python-headless をインストールしてください。</translation></message>
<message><source>Make it writable, or set COLORSTUDIO_HOME to a folder that is.</source><translation>書き込み可能にするか、COLORSTUDIO_HOME を書き込めるフォルダーにしてください。</translation></message>
<message><source>Make room on the disk of {0}; recovery needs it.</source><translation>{0} のディスクに空きを作ってください。復元に必要です。</translation></message>
<message><source>Levels</source><translation>レベル補正</translation></message>
<message><source>Neutralise</source><translation>中和</translation></message>
<message><source>Neutralising</source><translation>中和</translation></message>
<message><source>{0} works on pixels; “{1}” holds colour alone.</source><translation>{0} はピクセルに働きます。「{1}」には色しかありません。</translation></message>
<message><source>Choose the photo or another pixel layer.</source><translation>写真か別のピクセルレイヤーを選んでください。</translation></message>
<message><source>Open the backup beside it (its name ends with ~), or another copy.</source><translation>隣のバックアップ (名前の末尾が ~) か、別のコピーを開いてください。</translation></message>
<message><source>{0} cannot be read: {1}.</source><translation>{0} を読み込めません: {1}。</translation></message>
<message><source>{0} is damaged: {1}.</source><translation>{0} は壊れています: {1}。</translation></message>
<message><source>Colour</source><translation>色</translation></message>
<message><source>There is no answer to the hints yet.</source><translation>ヒントの結果がまだありません。</translation></message>
<message><source>Give some hints first.</source><translation>まずヒントをいくつか置いてください。</translation></message>
<message><source>Make a colour layer</source><translation>カラーレイヤーを作成</translation></message>
<message><source>This changes nothing in the picture.</source><translation>画像は何も変わりません。</translation></message>
<message><source>Choose another colour or mask.</source><translation>別の色かマスクを選んでください。</translation></message>
<message><source>This document has no photo to colour.</source><translation>このドキュメントには着色する写真がありません。</translation></message>
<message><source>Choose one in the layers panel.</source><translation>レイヤーパネルで選んでください。</translation></message>
<message><source>This project has {0} GB, too much for a card.</source><translation>プロジェクトは {0} GB で、カードには大きすぎます。</translation></message>
<message><source>Save it as a project, or make a smaller copy of the picture.</source><translation>プロジェクトとして保存するか、画像の小さなコピーを作ってください。</translation></message>
<message><source>No object is chosen.</source><translation>対象が選ばれていません。</translation></message>
<message><source>Click on the object, or choose a mask.</source><translation>対象をクリックするか、マスクを選んでください。</translation></message>
<message><source>This was made for a picture of another size.</source><translation>これは大きさの違う画像のために作られました。</translation></message>
<message><source>Run it again.</source><translation>もう一度実行してください。</translation></message>
<message><source>This is no answer of ColorEdit.</source><translation>これは ColorEdit の結果ではありません。</translation></message>
<message><source>This candidate has a value out of range.</source><translation>この候補には範囲外の値があります。</translation></message>
<message><source>Delete it, and make it anew.</source><translation>削除して作り直してください。</translation></message>
<message><source>This candidate is damaged.</source><translation>この候補は壊れています。</translation></message>
<message><source>This candidate is of another version.</source><translation>この候補は別の版のものです。</translation></message>
<message><source>A colour layer holds no dust.</source><translation>カラーレイヤーにほこりはありません。</translation></message>
<message><source>Choose the photo.</source><translation>写真を選んでください。</translation></message>
<message><source>Find dust</source><translation>ほこりを探す</translation></message>
<message><source>Heal selection</source><translation>選択範囲を修復</translation></message>
<message><source>Untitled</source><translation>名称未設定</translation></message>
<message><source>Undo {0}</source><translation>{0}を元に戻す</translation></message>
<message><source>Redo {0}</source><translation>{0}をやり直す</translation></message>
<message><source>There is no such step in the history.</source><translation>履歴にその段階はありません。</translation></message>
<message><source>History</source><translation>履歴</translation></message>
<message><source>Choose layer</source><translation>レイヤーを選択</translation></message>
<message><source>Add hint</source><translation>ヒントを追加</translation></message>
<message><source>Change hint</source><translation>ヒントを変更</translation></message>
<message><source>Delete hint</source><translation>ヒントを削除</translation></message>
<message><source>Load hints</source><translation>ヒントを読み込む</translation></message>
<message><source>Recolour group</source><translation>グループの色を変更</translation></message>
<message><source>Show</source><translation>表示</translation></message>
<message><source>Hide</source><translation>隠す</translation></message>
<message><source>Paint</source><translation>ペイント</translation></message>
<message><source>Change layer</source><translation>レイヤーを変更</translation></message>
<message><source>New layer</source><translation>新規レイヤー</translation></message>
<message><source>There already is a layer “{0}”.</source><translation>レイヤー「{0}」はすでにあります。</translation></message>
<message><source>Delete layer</source><translation>レイヤーを削除</translation></message>
<message><source>The layer “{0}” is locked.</source><translation>レイヤー「{0}」はロックされています。</translation></message>
<message><source>Unlock it first.</source><translation>まずロックを解除してください。</translation></message>
<message><source>This is the last layer.</source><translation>これは最後のレイヤーです。</translation></message>
<message><source>Add another one before you delete it.</source><translation>削除する前に別のレイヤーを追加してください。</translation></message>
<message><source>Move layer</source><translation>レイヤーを移動</translation></message>
<message><source>A group cannot be moved into itself.</source><translation>グループを自分の中に移すことはできません。</translation></message>
<message><source>Move it beside the group.</source><translation>グループの隣に移してください。</translation></message>
<message><source>Layer </source><translation type="unfinished"></translation></message>
<message><source>Change mask</source><translation>マスクを変更</translation></message>
<message><source>Rename mask</source><translation>マスク名を変更</translation></message>
<message><source>There already is a mask “{0}”.</source><translation>マスク「{0}」はすでにあります。</translation></message>
<message><source>Change palette</source><translation>パレットを変更</translation></message>
<message><source>Keep palette in project</source><translation>パレットをプロジェクトに残す</translation></message>
<message><source>Note recipe</source><translation>レシピを記録</translation></message>
<message><source>Edit</source><translation>編集</translation></message>
<message><source>There is no layer to paint on.</source><translation>描けるレイヤーがありません。</translation></message>
<message><source>The layer “{0}” is hidden.</source><translation>レイヤー「{0}」は隠れています。</translation></message>
<message><source>Show it first.</source><translation>まず表示してください。</translation></message>
<message><source>Add a colour layer above it.</source><translation>その上にカラーレイヤーを追加してください。</translation></message>
<message><source>Choose a layer inside of it.</source><translation>その中のレイヤーを選んでください。</translation></message>
<message><source>There is no photo here to be coloured.</source><translation>ここには着色できる写真がありません。</translation></message>
<message><source>Undo its deletion, or open another photo.</source><translation>削除を元に戻すか、別の写真を開いてください。</translation></message>
<message><source>The layer that follows the hints is gone.</source><translation>ヒントに従うレイヤーがありません。</translation></message>
<message><source>Undo its deletion, or paint on a layer.</source><translation>削除を元に戻すか、レイヤーに描いてください。</translation></message>
<message><source>Show it to see hints act.</source><translation>表示するとヒントが効きます。</translation></message>
<message><source>PNG, 16 bit</source><translation>PNG、16 ビット</translation></message>
<message><source>WebP, lossless</source><translation>WebP、可逆</translation></message>
<message><source>TIFF, 16 bit</source><translation>TIFF、16 ビット</translation></message>
<message><source>Photoshop, layers</source><translation>Photoshop、レイヤー</translation></message>
<message><source>Photoshop, large</source><translation>Photoshop、大きな形式</translation></message>
<message><source>OpenRaster, layers</source><translation>OpenRaster、レイヤー</translation></message>
<message><source>There is no format “{0}”.</source><translation>形式「{0}」はありません。</translation></message>
<message><source>Choose one of {0}.</source><translation>次から選んでください: {0}。</translation></message>
<message><source>The quality is {0}; it goes from 1 to 100.</source><translation>品質が {0} です。範囲は 1 から 100 です。</translation></message>
<message><source>Flats go by {0}, not by “{1}”.</source><translation>塗りの単位は {0} です。「{1}」ではありません。</translation></message>
<message><source>The longer side is {0}; it goes up to {1}.</source><translation>長辺が {0} です。上限は {1} です。</translation></message>
<message><source>Type a smaller number.</source><translation>小さな数を入力してください。</translation></message>
<message><source>{0} does not end in {1}.</source><translation>{0} の末尾が {1} ではありません。</translation></message>
<message><source>Change its name.</source><translation>名前を変えてください。</translation></message>
<message><source>solve</source><translation>計算</translation></message>
<message><source>write</source><translation>書き込み</translation></message>
<message><source>Saving {0} does not fit into memory.</source><translation>{0} の保存にメモリーが足りません。</translation></message>
<message><source>Close other programs, or save a smaller copy.</source><translation>他のプログラムを閉じるか、小さなコピーを保存してください。</translation></message>
<message><source>place</source><translation>配置</translation></message>
<message><source>No layer is visible.</source><translation>表示中のレイヤーがありません。</translation></message>
<message><source>Show the layers that are to be exported.</source><translation>書き出すレイヤーを表示してください。</translation></message>
<message><source>Name of the document</source><translation>ドキュメントの名前</translation></message>
<message><source>Task</source><translation>作業</translation></message>
<message><source>Way</source><translation>方法</translation></message>
<message><source>Layer</source><translation>レイヤー</translation></message>
<message><source>Colour as hex</source><translation>色 (16 進)</translation></message>
<message><source>Colour in words</source><translation>言葉での色</translation></message>
<message><source>Width in pixels</source><translation>幅 (ピクセル)</translation></message>
<message><source>Height in pixels</source><translation>高さ (ピクセル)</translation></message>
<message><source>Date</source><translation>日付</translation></message>
<message><source>Time</source><translation>時刻</translation></message>
<message><source>Number, counts up</source><translation>番号、増えていきます</translation></message>
<message><source>The braces in the file name do not match.</source><translation>ファイル名の波かっこが合っていません。</translation></message>
<message><source>Write {{ or }} for a brace itself.</source><translation>波かっこ自体は {{ または }} と書いてください。</translation></message>
<message><source>There is no “{{0}}” in a file name.</source><translation type="unfinished"></translation></message>
<message><source>There are {0}.</source><translation>あるのは {0} です。</translation></message>
<message><source>Write a number of digits like {n:02}, or a date like {date:%d.%m.%Y}.</source><translation>{n:02} のような桁数か、{date:%d.%m.%Y} のような日付を書いてください。</translation></message>
<message><source>Lossless: PNG</source><translation>可逆: PNG</translation></message>
<message><source>Web: JPEG, 2048 px, sRGB</source><translation>Web: JPEG、2048 px、sRGB</translation></message>
<message><source>Small: WebP, 1200 px, sRGB, no metadata</source><translation>小さく: WebP、1200 px、sRGB、メタデータなし</translation></message>
<message><source>Print: TIFF, 16 bit</source><translation>印刷: TIFF、16 ビット</translation></message>
<message><source>Layers: Photoshop</source><translation>レイヤー: Photoshop</translation></message>
<message><source>Layers: OpenRaster</source><translation>レイヤー: OpenRaster</translation></message>
<message><source>Layers: one PNG each</source><translation>レイヤー: 1 枚ずつ PNG</translation></message>
<message><source>A preset needs a name.</source><translation>プリセットには名前が必要です。</translation></message>
<message><source>Type one.</source><translation>入力してください。</translation></message>
<message><source>There are {0} presets already.</source><translation>プリセットはすでに {0} 個あります。</translation></message>
<message><source>Delete one first.</source><translation>まず 1 つ削除してください。</translation></message>
<message><source>{0} was left out: {1}</source><translation>{0} は除かれました: {1}</translation></message>
<message><source>The project in {0} cannot be opened ({1}). Its picture was opened.</source><translation>{0} の中のプロジェクトを開けません ({1})。画像は開きました。</translation></message>
<message><source>{0} is a share card: the project in it was opened, and has no file yet.</source><translation>{0} は共有カードです。中のプロジェクトを開きました。まだファイルはありません。</translation></message>
<message><source>{0} was a share card, but a program on its way wrote the picture anew and left the project out. Ask for the card as a file.</source><translation>{0} は共有カードでしたが、途中のプログラムが画像を書き直してプロジェクトが失われました。ファイルとして送ってもらってください。</translation></message>
<message><source>Fill</source><translation>塗りつぶし</translation></message>
<message><source>Select</source><translation>選択</translation></message>
<message><source>{0} in the program</source><translation type="unfinished"></translation></message>
<message><source>Recovery is off: {0}.</source><translation>復元機能はオフです: {0}。</translation></message>
<message><source>The journal is damaged.</source><translation>ジャーナルが壊れています。</translation></message>
<message><source>There is nothing in the journal.</source><translation>ジャーナルは空です。</translation></message>
<message><source>The colours of a model in the document are damaged.</source><translation>ドキュメント内のモデルの色が壊れています。</translation></message>
<message><source>Run the model again.</source><translation>モデルをもう一度実行してください。</translation></message>
<message><source>Colours from a model</source><translation>モデルによる色</translation></message>
<message><source>Shade of the model</source><translation>モデルの影</translation></message>
<message><source>{0} cannot be used: {1}.</source><translation>{0} は使えません: {1}。</translation></message>
<message><source>Mend the permissions of that folder.</source><translation>そのフォルダーの権限を直してください。</translation></message>
<message><source>Its list of layers holds definitions that have no place there.</source><translation>レイヤーの一覧に、そこにあるべきでない定義があります。</translation></message>
<message><source>Its list of layers (stack.xml) cannot be read.</source><translation>レイヤーの一覧 (stack.xml) を読み込めません。</translation></message>
<message><source>Its list of layers (stack.xml) is not one of OpenRaster.</source><translation>レイヤーの一覧 (stack.xml) が OpenRaster のものではありません。</translation></message>
<message><source>Its list of layers does not say how large the picture is.</source><translation>レイヤーの一覧に画像の大きさがありません。</translation></message>
<message><source>Its groups lie too deep inside of each other.</source><translation>グループの入れ子が深すぎます。</translation></message>
<message><source>Group</source><translation>グループ</translation></message>
<message><source>The blend mode “{0}” of “{1}” is shown as normal.</source><translation>「{1}」の描画モード「{0}」は通常で表示します。</translation></message>
<message><source>The layer “{0}” has no picture.</source><translation>レイヤー「{0}」には画像がありません。</translation></message>
<message><source>Its list of layers holds a number that is none (“{0}”).</source><translation>レイヤーの一覧に数でない値があります (「{0}」)。</translation></message>
<message><source>Its list of layers holds a number that is too large (“{0}”).</source><translation>レイヤーの一覧に大きすぎる数があります (「{0}」)。</translation></message>
<message><source>Its list of layers holds an opacity that is no number.</source><translation>レイヤーの一覧の不透明度が数ではありません。</translation></message>
<message><source>Erase</source><translation>消す</translation></message>
<message><source>Clone</source><translation>複製ブラシ</translation></message>
<message><source>Heal</source><translation>修復</translation></message>
<message><source>The photo itself cannot be erased.</source><translation>写真そのものは消せません。</translation></message>
<message><source>Erase on a layer above it, or paint over it.</source><translation>上のレイヤーで消すか、上から描いてください。</translation></message>
<message><source>Palette</source><translation>パレット</translation></message>
<message><source>There is no mask “{0}”.</source><translation>マスク「{0}」はありません。</translation></message>
<message><source>Choose another one.</source><translation>別のものを選んでください。</translation></message>
<message><source>Below</source><translation>下</translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file, which holds at most {3} on a side.</source><translation>{0} x {1} ピクセルは {2} ファイルに入りません。1 辺は {3} までです。</translation></message>
<message><source>Choose .psb, its large form.</source><translation>大きな形式の .psb を選んでください。</translation></message>
<message><source>Choose OpenRaster.</source><translation>OpenRaster を選んでください。</translation></message>
<message><source>The layers do not fit into a .psd file, which holds at most 2 GB.</source><translation>レイヤーが .psd ファイルに入りません。上限は 2 GB です。</translation></message>
<message><source>Picture from words</source><translation>言葉からの画像</translation></message>
<message><source>This is no answer of Color Alignment.</source><translation>これは Color Alignment の結果ではありません。</translation></message>
<message><source>The picture that is open is smaller than {0} × {1} pixels.</source><translation>開いている画像は {0} × {1} ピクセルより小さいです。</translation></message>
<message><source>Close it, and a new one is made.</source><translation>閉じると、新しい画像が作られます。</translation></message>
<message><source>This model gave no picture of its own.</source><translation>このモデルは自分の画像を返しませんでした。</translation></message>
<message><source>Run it again, or choose another one.</source><translation>もう一度実行するか、別のものを選んでください。</translation></message>
<message><source>{0} does not fit into memory.</source><translation>{0} はメモリーに入りません。</translation></message>
<message><source>Close other programs, and open it again.</source><translation>他のプログラムを閉じて、もう一度開いてください。</translation></message>
<message><source>{0} is damaged.</source><translation>{0} は壊れています。</translation></message>
<message><source>{0} is a zip file, but not a project.</source><translation>{0} は zip ファイルですが、プロジェクトではありません。</translation></message>
<message><source>Open a .colorstudio or .ora file, or a picture.</source><translation>.colorstudio か .ora のファイル、または画像を開いてください。</translation></message>
<message><source>{0} was saved by a newer ColorStudio (format {1}; this one knows {2}).</source><translation>{0} は新しい ColorStudio で保存されました (形式 {1}。こちらは {2} まで)。</translation></message>
<message><source>Update ColorStudio to open it.</source><translation>開くには ColorStudio を更新してください。</translation></message>
<message><source>Its colour profile cannot be used; sRGB was taken instead.</source><translation>カラープロファイルが使えないため、sRGB としました。</translation></message>
<message><source>{0} is {1} x {2} pixels, more than {3} megapixels.</source><translation>{0} は {1} x {2} ピクセルで、{3} メガピクセルを超えます。</translation></message>
<message><source>Raise the limit in the preferences if you trust this file.</source><translation>このファイルを信頼するなら、環境設定で上限を上げてください。</translation></message>
<message><source>Colour from hints</source><translation>ヒントからの色</translation></message>
<message><source>No colour is chosen.</source><translation>色が選ばれていません。</translation></message>
<message><source>Choose a swatch or a reference.</source><translation>色見本か参照を選んでください。</translation></message>
<message><source>The mask is empty.</source><translation>マスクが空です。</translation></message>
<message><source>Choose an object first.</source><translation>まず対象を選んでください。</translation></message>
<message><source>The document's description is damaged</source><translation>ドキュメントの記述が壊れています</translation></message>
<message><source>The unsaved “{0}” cannot be read: {1}.</source><translation>保存していない「{0}」を読み込めません: {1}。</translation></message>
<message><source>Throw it away; a project that was saved is unharmed.</source><translation>捨ててください。保存したプロジェクトは無事です。</translation></message>
<message><source>The unsaved “{0}” is damaged and cannot be recovered.</source><translation>保存していない「{0}」は壊れていて復元できません。</translation></message>
<message><source>There is no reduction {0}; it goes from 0 to {1}.</source><translation>縮小 {0} はありません。0 から {1} です。</translation></message>
<message><source>{0} is not inside of the picture ({1} x {2}).</source><translation>{0} は画像 ({1} x {2}) の中にありません。</translation></message>
<message><source>The longer side has to be at least one pixel.</source><translation>長辺は 1 ピクセル以上です。</translation></message>
<message><source>{0} does not end in .png.</source><translation>{0} の末尾が .png ではありません。</translation></message>
<message><source>A card is a PNG picture.</source><translation>カードは PNG 画像です。</translation></message>
<message><source>Title</source><translation>題名</translation></message>
<message><source>Software</source><translation type="unfinished"></translation></message>
<message><source>Comment</source><translation type="unfinished"></translation></message>
<message><source>ColorStudio share card</source><translation type="unfinished"></translation></message>
<message><source>Separate ink</source><translation>インクを分離</translation></message>
<message><source>There is no drawing here to be coloured.</source><translation>ここには着色する線画がありません。</translation></message>
<message><source>Open one.</source><translation>写真を開いてください。</translation></message>
<message><source>Flats from hints</source><translation>ヒントからの塗り</translation></message>
<message><source>Ink</source><translation>インク</translation></message>
<message><source>There are no flats to be shaded.</source><translation>影を付ける塗りがありません。</translation></message>
<message><source>Separate the ink first.</source><translation>まずインクを分離してください。</translation></message>
<message><source>Shade</source><translation>影</translation></message>
<message><source>Add shade layer</source><translation>影レイヤーを追加</translation></message>
<message><source>Flats to layers</source><translation>塗りをレイヤーに</translation></message>
<message><source>That would be {0} layers; there may be {1}.</source><translation>レイヤーが {0} 枚になります。上限は {1} 枚です。</translation></message>
<message><source>Choose one layer per colour.</source><translation>色ごとに 1 レイヤーを選んでください。</translation></message>
<message><source>Paper</source><translation>紙</translation></message>
<message><source>Flats</source><translation>塗り</translation></message>
<message><source>Region {0}: {1}</source><translation>領域 {0}: {1}</translation></message>
<message><source>Photo</source><translation>写真</translation></message>
<message><source>The words for a reference in the document are damaged</source><translation>ドキュメント内の参照の言葉が壊れています</translation></message>
<message><source>Change words</source><translation>言葉を変更</translation></message>
<message><source>The weights in {0} are damaged: {1}.</source><translation>{0} の重みが壊れています: {1}。</translation></message>
<message><source>Remove them, and install or import them again.</source><translation>削除して、インストールか取り込みをし直してください。</translation></message>
<message><source>NVIDIA's driver is here and finds no card.</source><translation>NVIDIA のドライバーはありますが、カードが見つかりません。</translation></message>
<message><source>NVIDIA's driver fails with error {0}. Restart, or install it again.</source><translation>NVIDIA のドライバーがエラー {0} で失敗しました。再起動するか、入れ直してください。</translation></message>
<message><source>Files of this kind can hold programs. It is read as numbers only, and nothing in it is run; a .safetensors file is safer still.</source><translation>この種類のファイルはプログラムを含むことがあります。数値としてだけ読み、何も実行しません。.safetensors ならさらに安全です。</translation></message>
<message><source>It may come as {0}. {1}</source><translation>{0} の形でも届きます。{1}</translation></message>
<message><source>There is no model “{0}” to install.</source><translation>インストールできるモデル「{0}」はありません。</translation></message>
<message><source>There are: {0}.</source><translation>あるのは: {0}。</translation></message>
<message><source>Choose the .safetensors file of the same model.</source><translation>同じモデルの .safetensors ファイルを選んでください。</translation></message>
<message><source>Check its permissions, or copy it elsewhere.</source><translation>権限を確認するか、別の場所にコピーしてください。</translation></message>
<message><source>{0} holds values that are not numbers (NaN or infinity), in {1}.</source><translation>{0} の {1} に数でない値 (NaN または無限大) があります。</translation></message>
<message><source>The file is damaged, or its training failed; choose another one.</source><translation>ファイルが壊れているか学習に失敗しています。別のものを選んでください。</translation></message>
<message><source>{0} holds more than weights; it was not opened.</source><translation>{0} には重み以外のものがあるため、開きませんでした。</translation></message>
<message><source>{0} is damaged or cut off.</source><translation>{0} は壊れているか途切れています。</translation></message>
<message><source>{0} is an archive, not a model.</source><translation>{0} は書庫で、モデルではありません。</translation></message>
<message><source>Unpack it first.</source><translation>まず展開してください。</translation></message>
<message><source>{0} is a program of TorchScript, not weights.</source><translation>{0} は TorchScript のプログラムで、重みではありません。</translation></message>
<message><source>{0} holds no table of weights.</source><translation>{0} に重みの表がありません。</translation></message>
<message><source>There is no device “{0}”.</source><translation>装置「{0}」はありません。</translation></message>
<message><source>It is one of auto, cpu, cuda, mps.</source><translation>auto、cpu、cuda、mps のいずれかです。</translation></message>
<message><source>Choose auto or cpu.</source><translation>auto か cpu を選んでください。</translation></message>
<message><source>This torch is built for the processor only: install one for CUDA.</source><translation>この torch は CPU 専用です。CUDA 用をインストールしてください。</translation></message>
<message><source>Check its driver, or choose auto or cpu. {0}</source><translation>ドライバーを確認するか、auto か cpu を選んでください。{0}</translation></message>
<message><source>Processor</source><translation>プロセッサー</translation></message>
<message><source>There is no graphics card “{0}”.</source><translation>グラフィックスカード「{0}」はありません。</translation></message>
<message><source>They go from cuda:0 to cuda:{0}.</source><translation>cuda:0 から cuda:{0} までです。</translation></message>
<message><source>Mac</source><translation>Mac</translation></message>
<message><source>{0} is not there.</source><translation>{0} がありません。</translation></message>
<message><source>Check the name.</source><translation>名前を確認してください。</translation></message>
<message><source>The name of {0} is not text in UTF-8.</source><translation>{0} の名前が UTF-8 の文字列ではありません。</translation></message>
<message><source>{0} holds no {1} files.</source><translation>{0} に {1} ファイルがありません。</translation></message>
<message><source>Choose a folder or a file with weights.</source><translation>重みのあるフォルダーかファイルを選んでください。</translation></message>
<message><source>Accept that licence to install it: --accept-licence.</source><translation type="unfinished"></translation></message>
<message><source>Remove it, and import the files anew.</source><translation>削除して、ファイルを取り込み直してください。</translation></message>
<message><source>What had come of “{0}” is thrown away.</source><translation>「{0}」の取得済みの分を捨てました。</translation></message>
<message><source>Use letters and digits.</source><translation>英数字を使ってください。</translation></message>
<message><source>{0} cannot be made: {1}.</source><translation>{0} を作成できません: {1}。</translation></message>
<message><source>End what uses it; try again.</source><translation>使用中のものを終了して、もう一度試してください。</translation></message>
<message><source>The disk of {0} has {1} GB free; this takes {2} GB, and {3} GB are to stay free.</source><translation>{0} のディスクの空きは {1} GB です。{2} GB 必要で、{3} GB は空けておきます。</translation></message>
<message><source>Make room, or set COLORSTUDIO_HOME to a folder on another disk.</source><translation>空きを作るか、COLORSTUDIO_HOME を別のディスクのフォルダーにしてください。</translation></message>
<message><source>Asking the hub</source><translation>ハブに問い合わせ中</translation></message>
<message><source>Installed</source><translation>インストール済み</translation></message>
<message><source>{0} holds another {1} than the one that is known.</source><translation>{0} の {1} は、知られているものと異なります。</translation></message>
<message><source>It was not fetched. Name another repository, or import a file that you trust.</source><translation>取得しませんでした。別のリポジトリーを指定するか、信頼できるファイルを取り込んでください。</translation></message>
<message><source>Make its folder writable, or set COLORSTUDIO_HOME to one that is.</source><translation>フォルダーを書き込み可能にするか、COLORSTUDIO_HOME を書き込める場所にしてください。</translation></message>
<message><source>{0} cannot be written: {1}.</source><translation>{0} に書き込めません: {1}。</translation></message>
<message><source>Make room on the disk and try again; what has come is kept.</source><translation>ディスクに空きを作って、もう一度試してください。届いた分は残っています。</translation></message>
<message><source>{0} ended after {1} of {2} bytes.</source><translation>{0} は {2} バイト中 {1} で終わりました。</translation></message>
<message><source>Try again; what has come is kept.</source><translation>もう一度試してください。届いた分は残っています。</translation></message>
<message><source>The hub sent another part of {0} than was asked for.</source><translation>ハブが {0} の頼んだのと違う部分を送りました。</translation></message>
<message><source>Try again later.</source><translation>後でもう一度試してください。</translation></message>
<message><source>The hub sent more of {0} than it had announced.</source><translation>ハブが {0} を予告より多く送りました。</translation></message>
<message><source>Nothing was installed. Try again later, or name another repository.</source><translation>何もインストールしていません。後で試すか、別のリポジトリーを指定してください。</translation></message>
<message><source>{0} is not the file that it should be: its hash is another.</source><translation>{0} は本来のファイルではありません。ハッシュが異なります。</translation></message>
<message><source>It was thrown away. Try again, or name another repository (or HF_ENDPOINT).</source><translation>捨てました。もう一度試すか、別のリポジトリー (または HF_ENDPOINT) を指定してください。</translation></message>
<message><source>It has the form OWNER/NAME.</source><translation>「所有者/名前」の形です。</translation></message>
<message><source>Import a file that you have</source><translation>手元のファイルを取り込む</translation></message>
<message><source>The graphics card failed: once more on the processor</source><translation>グラフィックスカードが失敗: プロセッサーでもう一度</translation></message>
<message><source>The graphics card failed; this was made on the processor.</source><translation>グラフィックスカードが失敗したため、プロセッサーで作りました。</translation></message>
<message><source>The picture did not fit into memory.</source><translation>画像がメモリーに入りませんでした。</translation></message>
<message><source>Close other programs, or work on a smaller copy.</source><translation>他のプログラムを閉じるか、小さなコピーで作業してください。</translation></message>
<message><source>Stable Diffusion 1</source><translation>Stable Diffusion 1</translation></message>
<message><source>Stable Diffusion 2 base</source><translation>Stable Diffusion 2 base</translation></message>
<message><source>Stable Diffusion 2 (768, v-prediction)</source><translation>Stable Diffusion 2 (768, v-prediction)</translation></message>
<message><source>Segment Anything ViT-B</source><translation>Segment Anything ViT-B</translation></message>
<message><source>Segment Anything ViT-L</source><translation>Segment Anything ViT-L</translation></message>
<message><source>Segment Anything ViT-H</source><translation>Segment Anything ViT-H</translation></message>
<message><source>CLIP ViT-H/14</source><translation>CLIP ViT-H/14</translation></message>
<message><source>ColorStudio's own small models</source><translation>ColorStudio 自身の小さなモデル</translation></message>
<message><source>Tiny VAE of Stable Diffusion</source><translation>Stable Diffusion の小さな VAE</translation></message>
<message><source>Color Alignment in pixels</source><translation>Color Alignment (ピクセル)</translation></message>
<message><source>Stable Diffusion XL</source><translation>Stable Diffusion XL</translation></message>
<message><source>Stable Diffusion 3</source><translation>Stable Diffusion 3</translation></message>
<message><source>Stable Cascade</source><translation>Stable Cascade</translation></message>
<message><source>Stable Diffusion for inpainting, with nine input channels</source><translation>入力 9 チャンネルの修復用 Stable Diffusion</translation></message>
<message><source>Stable Diffusion with depth or another extra input</source><translation>深度などの追加入力を持つ Stable Diffusion</translation></message>
<message><source>Segment Anything 2</source><translation>Segment Anything 2</translation></message>
<message><source>ColorizeDiffusion 1.5 (switch)</source><translation>ColorizeDiffusion 1.5 (switch)</translation></message>
<message><source>ColorizeDiffusion 2</source><translation>ColorizeDiffusion 2</translation></message>
<message><source>ColorizeDiffusion XL</source><translation>ColorizeDiffusion XL</translation></message>
<message><source>Weights of the family “{0}” are not known to this version.</source><translation>系統「{0}」の重みはこの版では扱えません。</translation></message>
<message><source>It knows {0}.</source><translation>扱えるのは {0} です。</translation></message>
<message><source>Python could not be started for it</source><translation>そのための Python を起動できませんでした</translation></message>
<message><source>Choosing the pack</source><translation>パックを選んでいます</translation></message>
<message><source>No GPU pack is installed.</source><translation>GPU パックはインストールされていません。</translation></message>
<message><source>There is nothing to go back to.</source><translation>戻るものがありません。</translation></message>
<message><source>There is no GPU pack “{0}”.</source><translation>GPU パック「{0}」はありません。</translation></message>
<message><source>Choose another pack.</source><translation>別のパックを選んでください。</translation></message>
<message><source>Nothing has come of a GPU pack “{0}”.</source><translation>GPU パック「{0}」は何も届いていません。</translation></message>
<message><source>There is nothing to be taken away.</source><translation>取り除くものがありません。</translation></message>
<message><source>See `colorstudio gpu-pack status`.</source><translation type="unfinished"></translation></message>
<message><source>Checking</source><translation>確認中</translation></message>
<message><source>Asking the package index</source><translation>パッケージ索引に問い合わせ中</translation></message>
<message><source>It was thrown away. Try again, or import the files from a disk.</source><translation>捨てました。もう一度試すか、ディスクから取り込んでください。</translation></message>
<message><source>{0} does not have {1}{2}.</source><translation>{0} に {1}{2} がありません。</translation></message>
<message><source>Checking the files</source><translation>ファイルを確認中</translation></message>
<message><source>Copy it again. Nothing was installed.</source><translation>コピーし直してください。何もインストールしていません。</translation></message>
<message><source>Unpacking {0}</source><translation>{0} を展開中</translation></message>
<message><source>Trying it out on the graphics card</source><translation>グラフィックスカードで試しています</translation></message>
<message><source>The GPU pack was not chosen: it could not be tried out. {0}</source><translation>GPU パックは選ばれませんでした。試せませんでした。{0}</translation></message>
<message><source>Nothing was changed. The details are in {0}.</source><translation>何も変わっていません。詳しくは {0} にあります。</translation></message>
<message><source>The GPU pack was not chosen: {0}{1}.</source><translation>GPU パックは選ばれませんでした: {0}{1}。</translation></message>
<message><source>Nothing was changed. The details are in {0}; a newer graphics driver may help.</source><translation>何も変わっていません。詳しくは {0} にあります。新しいドライバーで直るかもしれません。</translation></message>
<message><source>{0} cannot be removed: {1}.</source><translation>{0} を削除できません: {1}。</translation></message>
<message><source>End every ColorStudio that runs, and try again.</source><translation>実行中の ColorStudio をすべて終了して、もう一度試してください。</translation></message>
<message><source>No graphics card of NVIDIA was found.</source><translation>NVIDIA のグラフィックスカードは見つかりませんでした。</translation></message>
<message><source>The graphics driver {0} knows CUDA {1}; the pack needs {2}. Install a newer driver of NVIDIA.</source><translation>ドライバー {0} は CUDA {1} まで、パックは {2} が必要です。NVIDIA の新しいドライバーを入れてください。</translation></message>
<message><source>{0} is too old: the pack needs compute capability {1}.</source><translation>{0} は古すぎます。パックには compute capability {1} が必要です。</translation></message>
<message><source>The graphics driver does not answer. Restart the computer.</source><translation>ドライバーが応答しません。コンピューターを再起動してください。</translation></message>
<message><source>The graphics driver ended the test of it (status {0}).</source><translation>ドライバーが試験を終わらせました (状態 {0})。</translation></message>
<message><source>It took longer than {0} seconds.</source><translation>{0} 秒を超えました。</translation></message>
<message><source>Restart the computer if the driver hangs.</source><translation>ドライバーが固まったらコンピューターを再起動してください。</translation></message>
<message><source>Download it again, or choose another file.</source><translation>ダウンロードし直すか、別のファイルを選んでください。</translation></message>
<message><source>{0} is cut off within its header.</source><translation>{0} はヘッダーの途中で切れています。</translation></message>
<message><source>{0} is empty.</source><translation>{0} は空です。</translation></message>
<message><source>Choose a .safetensors file.</source><translation>.safetensors ファイルを選んでください。</translation></message>
<message><source>{0} is not a model in the safetensors format.</source><translation>{0} は safetensors 形式のモデルではありません。</translation></message>
<message><source>The header of {0} is too long to be a model's.</source><translation>{0} のヘッダーはモデルとしては長すぎます。</translation></message>
<message><source>The header of {0} is damaged.</source><translation>{0} のヘッダーが壊れています。</translation></message>
<message><source>The header of {0} is damaged: its parts overlap.</source><translation>{0} のヘッダーが壊れています。部分が重なっています。</translation></message>
<message><source>{0} is cut off: {1} of {2} bytes of weights are there.</source><translation>{0} は途切れています。重み {2} バイト中 {1} があります。</translation></message>
<message><source>{0} is damaged: it goes on after its end.</source><translation>{0} は壊れています。終わりの後に続きがあります。</translation></message>
<message><source>The hub does not say how large {0} of {1} is.</source><translation>ハブが {1} の {0} の大きさを知らせません。</translation></message>
<message><source>It may be another kind of server: check HF_ENDPOINT.</source><translation>別の種類のサーバーかもしれません。HF_ENDPOINT を確認してください。</translation></message>
<message><source>{0} was not asked for: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation>{0} には問い合わせませんでした。--offline か HF_HUB_OFFLINE が通信を禁じています。</translation></message>
<message><source>Go online, or import the files from a disk.</source><translation>オンラインにするか、ディスクから取り込んでください。</translation></message>
<message><source>The network was forbidden when the program started (HF_HUB_OFFLINE).</source><translation>起動時に通信が禁じられました (HF_HUB_OFFLINE)。</translation></message>
<message><source>Start it again without, or import the files from a disk.</source><translation>それなしで起動し直すか、ディスクから取り込んでください。</translation></message>
<message><source>{0} has no file {1} on the hub any more.</source><translation>{0} にはもうファイル {1} がありません。</translation></message>
<message><source>Name another repository that has it, or import the files from a disk.</source><translation>それを持つ別のリポジトリーを指定するか、ディスクから取り込んでください。</translation></message>
<message><source>{0} is not on the hub {1} (any more).</source><translation>{0} はハブ {1} に (もう) ありません。</translation></message>
<message><source>Name a repository that has the same files, or import them from a disk.</source><translation>同じファイルを持つリポジトリーを指定するか、ディスクから取り込んでください。</translation></message>
<message><source>The hub asks for patience: too many requests.</source><translation>ハブへの要求が多すぎます。しばらくお待ちください。</translation></message>
<message><source>The hub failed with {0} when it was asked for {1}.</source><translation>{1} を求めたところ、ハブが {0} で失敗しました。</translation></message>
<message><source>Try again later; what has come is kept.</source><translation>後でもう一度試してください。届いた分は残っています。</translation></message>
<message><source>{0} cannot be reached, or broke off ({1}).</source><translation>{0} に接続できないか、途切れました ({1})。</translation></message>
<message><source>Check the network and try again; what has come is kept.</source><translation>通信を確認して、もう一度試してください。届いた分は残っています。</translation></message>
<message><source>The hub does not open {0} for your token.</source><translation>ハブはあなたのトークンに {0} を公開していません。</translation></message>
<message><source>Accept the licence on {0} while logged in, and see that the token may read.</source><translation>ログインして {0} でライセンスに同意し、トークンに読み取り権があるか確認してください。</translation></message>
<message><source>{0} is not open to everyone, or is gone.</source><translation>{0} は一般公開されていないか、なくなりました。</translation></message>
<message><source>Accept the licence on {0}, make a token there, and set HF_TOKEN to it.</source><translation>{0} でライセンスに同意してトークンを作り、HF_TOKEN に設定してください。</translation></message>
<message><source>The weights “{0}” are no longer on the disk.</source><translation>重み「{0}」はもうディスクにありません。</translation></message>
<message><source>Install them again, or choose other weights.</source><translation>再インストールするか、別の重みを選んでください。</translation></message>
<message><source>The weights “{0}” cannot be read: {1}.</source><translation>重み「{0}」を読み込めません: {1}。</translation></message>
<message><source>Its licence is not known: look where it came from.</source><translation>ライセンスは不明です。入手元で確認してください。</translation></message>
<message><source>{0} does not exist.</source><translation>{0} はありません。</translation></message>
<message><source>To use it all the same: --allow-pickle.</source><translation type="unfinished"></translation></message>
<message><source>{0} alone is not enough: it is a part of {1}.</source><translation>{0} だけでは足りません。{1} の一部です。</translation></message>
<message><source>Import that.</source><translation>そちらを取り込んでください。</translation></message>
<message><source>{0} is not whole: {1}.</source><translation>{0} は完全ではありません: {1}。</translation></message>
<message><source>Copy the folder again.</source><translation>フォルダーをコピーし直してください。</translation></message>
<message><source>Take the whole folder anew from where it was made.</source><translation>作られた場所からフォルダー全体を取り直してください。</translation></message>
<message><source>{0} names files outside of its folder.</source><translation>{0} はフォルダーの外のファイルを指しています。</translation></message>
<message><source>Import those files.</source><translation>そのファイルを取り込んでください。</translation></message>
<message><source>Imported</source><translation>取り込みました</translation></message>
<message><source>{0} cannot be copied: {1}.</source><translation>{0} をコピーできません: {1}。</translation></message>
<message><source>Make room, or use it where it lies.</source><translation>空きを作るか、その場所で使ってください。</translation></message>
<message><source>Choose another file.</source><translation>別のファイルを選んでください。</translation></message>
<message><source>Files of this kind can carry programs. Only the numbers in it are read, nothing in it is run; the .safetensors file of the same model is still the better choice.</source><translation>この種類のファイルはプログラムを含むことがあります。数値だけを読み、何も実行しませんが、同じモデルの .safetensors のほうがよい選択です。</translation></message>
<message><source>The file does not say which kind of Stable Diffusion 2 it is; the one for 768 pixels is taken. If pictures come out as noise or blotches, choose the other kind.</source><translation>Stable Diffusion 2 のどの種類かファイルに書かれていないため、768 ピクセル用としました。画像がノイズやしみになるときは、もう一方を選んでください。</translation></message>
<message><source>The file does not say what its U-Net predicts; epsilon is taken, as all published ones of its kind do. If pictures come out as noise or blotches, choose v-prediction.</source><translation>U-Net が何を予測するかファイルに書かれていないため、公開されている同種と同じ epsilon としました。画像がノイズやしみになるときは v-prediction を選んでください。</translation></message>
<message><source>Choose a file of weights.</source><translation>重みのファイルを選んでください。</translation></message>
<message><source>The weights in {0} are in several pieces; such are not used.</source><translation>{0} の重みは分割されています。使えません。</translation></message>
<message><source>{0} holds no weights.</source><translation>{0} に重みがありません。</translation></message>
<message><source>{0} in {1} is missing or damaged.</source><translation>{1} の {0} がないか、壊れています。</translation></message>
<message><source>{0} in {1} is damaged.</source><translation>{1} の {0} が壊れています。</translation></message>
<message><source>{0} holds no U-Net.</source><translation>{0} に U-Net がありません。</translation></message>
<message><source>{0} is in a layout that is not known: {1}.</source><translation>{0} は未知の構成です: {1}。</translation></message>
<message><source>Install or import it again.</source><translation>インストールか取り込みをし直してください。</translation></message>
<message><source>{0} does not hold DDColor.</source><translation>{0} に DDColor がありません。</translation></message>
<message><source>The config.json of {0} is damaged.</source><translation>{0} の config.json が壊れています。</translation></message>
<message><source>The words of the captioner are damaged.</source><translation>説明モデルの言葉が壊れています。</translation></message>
<message><source>{0} is not loaded in this way.</source><translation>{0} はこの方法では読み込めません。</translation></message>
<message><source>{0} does not fit the bundle's unet.</source><translation>{0} はこのまとまりの U-Net に合いません。</translation></message>
<message><source>The tokenizer is damaged.</source><translation>トークナイザーが壊れています。</translation></message>
<message><source>The tokenizer is damaged: merges.txt is cut off.</source><translation>トークナイザーが壊れています: merges.txt が途切れています。</translation></message>
<message><source>The tokenizer is damaged: merges.txt cannot be read.</source><translation>トークナイザーが壊れています: merges.txt を読み込めません。</translation></message>
<message><source>{0} holds no {1} of {2}.</source><translation>{0} に {2} の {1} がありません。</translation></message>
<message><source>{0} lacks {1} of {2} weights, as {3}.</source><translation>{0} には重み {2} 個中 {1} 個がありません。例: {3}。</translation></message>
<message><source>{0} does not fit: {1} has whole numbers.</source><translation>{0} は合いません: {1} が整数です。</translation></message>
<message><source>{0} does not fit: {1} is {2} instead of {3}.</source><translation>{0} は合いません: {1} が {3} ではなく {2} です。</translation></message>
<message><source>{0} is not a LoRA.</source><translation>{0} は LoRA ではありません。</translation></message>
<message><source>{0} holds no LoRA.</source><translation>{0} に LoRA がありません。</translation></message>
<message><source>{0} holds a LoRA of a kind that is not used here.</source><translation>{0} の LoRA の種類はここでは使えません。</translation></message>
<message><source>{0} is damaged: half of {1} is missing.</source><translation>{0} は壊れています: {1} の半分がありません。</translation></message>
<message><source>{0} holds values that are not numbers, in {1}.</source><translation>{0} の {1} に数でない値があります。</translation></message>
<message><source>{0} is damaged: {1} has no rank.</source><translation>{0} は壊れています: {1} にランクがありません。</translation></message>
<message><source>The words in {0} are damaged.</source><translation>{0} の言葉が壊れています。</translation></message>
<message><source>Adding the LoRAs</source><translation>LoRA を追加中</translation></message>
<message><source>The licence of the LoRA “{0}” is not known.</source><translation>LoRA「{0}」のライセンスは不明です。</translation></message>
<message><source>{0} That may hold for the picture, too.</source><translation>{0} 画像にも当てはまることがあります。</translation></message>
<message><source>The strength of a LoRA is {0}; it goes from {1} to {2}.</source><translation>LoRA の強さが {0} です。範囲は {1} から {2} です。</translation></message>
<message><source>This way has no model that a LoRA could change.</source><translation>この方法には LoRA で変えられるモデルがありません。</translation></message>
<message><source>Run it without one.</source><translation>LoRA なしで実行してください。</translation></message>
<message><source>The LoRA “{0}” was made for {1}; “{2}” is {3}.</source><translation>LoRA「{0}」は {1} 用です。「{2}」は {3} です。</translation></message>
<message><source>Choose other weights, or another LoRA.</source><translation>別の重みか別の LoRA を選んでください。</translation></message>
<message><source>{0} is of a kind of file that can carry programs.</source><translation>{0} はプログラムを含みうる種類のファイルです。</translation></message>
<message><source>Take it in with `colorstudio models import {0} --allow-pickle`, and give its id.</source><translation type="unfinished"></translation></message>
<message><source>There is no LoRA “{0}”.</source><translation>LoRA「{0}」はありません。</translation></message>
<message><source>Give a file, or an id that `colorstudio models list` shows.</source><translation type="unfinished"></translation></message>
<message><source>What the recipe says of its LoRAs is damaged.</source><translation>レシピの LoRA の記述が壊れています。</translation></message>
<message><source>Choose the LoRAs by hand.</source><translation>LoRA を手で選んでください。</translation></message>
<message><source>Give the file that was used with --lora FILE.</source><translation type="unfinished"></translation></message>
<message><source>The LoRA “{0}” of the recipe is not here.</source><translation>レシピの LoRA「{0}」がここにありません。</translation></message>
<message><source>Memory was full: once more, in smaller pieces</source><translation>メモリーがいっぱいでした。小さく分けてもう一度</translation></message>
<message><source>Memory was full at first; this is the answer of a second run that needs less.</source><translation>初めはメモリーがいっぱいでした。これは、より少ないメモリーで 2 回目に実行した結果です。</translation></message>
<message><source>The run did not fit into the memory of this computer, also in smaller pieces.</source><translation>小さく分けても、このコンピューターのメモリーに入りませんでした。</translation></message>
<message><source>Close other programs, or choose a smaller working size.</source><translation>他のプログラムを閉じるか、作業サイズを小さくしてください。</translation></message>
<message><source>The run did not fit into the memory of the graphics card, also in smaller pieces.</source><translation>小さく分けても、グラフィックスカードのメモリーに入りませんでした。</translation></message>
<message><source>Choose a smaller working size, close other programs that use the card, or set the device to cpu, which is slow.</source><translation>作業サイズを小さくするか、カードを使う他のプログラムを閉じるか、遅くなりますが装置を cpu にしてください。</translation></message>
<message><source>Choose another file; `colorstudio models list` shows what is used.</source><translation type="unfinished"></translation></message>
<message><source>Accept</source><translation>同意する</translation></message>
<message><source>It was not fetched. Import the files from a disk that you trust.</source><translation>取得しませんでした。信頼できるディスクから取り込んでください。</translation></message>
<message><source>{0} has no {1}.</source><translation>{0} に {1} がありません。</translation></message>
<message><source>Import the files from a disk, or try again later.</source><translation>ディスクから取り込むか、後で試してください。</translation></message>
<message><source>{0} does not have {1} (any more).</source><translation>{0} に {1} が (もう) ありません。</translation></message>
<message><source>Import the files from a disk, or install a newer version of ColorStudio.</source><translation>ディスクから取り込むか、新しい ColorStudio を入れてください。</translation></message>
<message><source>{0} failed with {1} when it was asked for {2}.</source><translation>{2} を求めたところ、{0} が {1} で失敗しました。</translation></message>
<message><source>No package index was asked: --offline or HF_HUB_OFFLINE forbids using the network.</source><translation>パッケージ索引に問い合わせませんでした。--offline か HF_HUB_OFFLINE が通信を禁じています。</translation></message>
<message><source>ColorStudio uses Stable Diffusion 1 and 2, the first ColorizeDiffusion, Segment Anything, CLIP ViT-H/14 and DDColor.</source><translation>ColorStudio が使うのは Stable Diffusion 1 と 2、最初の ColorizeDiffusion、Segment Anything、CLIP ViT-H/14、DDColor です。</translation></message>
<message><source>The VAEs of Stable Diffusion 1, 2 and XL have the same keys; one of XL gives wrong colours.</source><translation>Stable Diffusion 1、2、XL の VAE は同じキーを持ちます。XL のものでは色が狂います。</translation></message>
<message><source>{0} holds no model that is known here.</source><translation>{0} に知っているモデルがありません。</translation></message>
<message><source>{0} is {1}, which is not used here.</source><translation>{0} は {1} で、ここでは使えません。</translation></message>
<message><source>{0} is a SAM of a kind that is not known here.</source><translation>{0} は未知の種類の SAM です。</translation></message>
<message><source>{0} is a part of ColorizeDiffusion; its U-Net is missing.</source><translation>{0} は ColorizeDiffusion の一部で、U-Net がありません。</translation></message>
<message><source>Choose the whole file, as its authors publish it.</source><translation>作者が公開したままのファイル全体を選んでください。</translation></message>
<message><source>{0} joins a U-Net and a text encoder that do not fit each other.</source><translation>{0} の U-Net とテキストエンコーダーは互いに合いません。</translation></message>
<message><source>{0} is a VAE of another family.</source><translation>{0} は別の系統の VAE です。</translation></message>
<message><source>Choose other weights.</source><translation>別の重みを選んでください。</translation></message>
<message><source>Loading {0}</source><translation>{0} を読み込み中</translation></message>
<message><source>The weights “{0}” were changed while they were in use.</source><translation>使用中に重み「{0}」が変更されました。</translation></message>
<message><source>The configuration of {0} cannot be read.</source><translation>{0} の設定を読み込めません。</translation></message>
<message><source>Install it again.</source><translation>再インストールしてください。</translation></message>
<message><source>{0} does not hold SAM vit_b, vit_l or vit_h.</source><translation>{0} に SAM の vit_b、vit_l、vit_h がありません。</translation></message>
<message><source>The configuration of {0} is not that of SAM.</source><translation>{0} の設定は SAM のものではありません。</translation></message>
<message><source>{0} does not fit SAM.</source><translation>{0} は SAM に合いません。</translation></message>
<message><source>{0} lacks {1} of SAM's weights, such as {2}.</source><translation>{0} には SAM の重みが {1} 個ありません。例: {2}。</translation></message>
<message><source>The point {0}, {1} lies outside of the picture ({2} × {3}).</source><translation>点 {0}, {1} は画像 ({2} × {3}) の外です。</translation></message>
<message><source>Click inside of it.</source><translation>中をクリックしてください。</translation></message>
<message><source>Nothing says where the object is.</source><translation>対象の場所が示されていません。</translation></message>
<message><source>Click it, or draw a box.</source><translation>クリックするか、四角で囲んでください。</translation></message>
<message><source>The box holds no pixel of the picture.</source><translation>四角の中に画像のピクセルがありません。</translation></message>
<message><source>Draw it around the object.</source><translation>対象を囲むように描いてください。</translation></message>
<message><source>There is no segmenter “{0}”.</source><translation>セグメンター「{0}」はありません。</translation></message>
<message><source>{0} The way grabcut needs no weights.</source><translation>{0} grabcut の方法には重みが要りません。</translation></message>
<message><source>Segment Anything did not fit into memory.</source><translation>Segment Anything がメモリーに入りませんでした。</translation></message>
<message><source>Close other programs, use the base weights (sam-vit-b), or set the device to cpu.</source><translation>他のプログラムを閉じるか、基本の重み (sam-vit-b) を使うか、装置を cpu にしてください。</translation></message>
<message><source>SAM was not shown a picture yet.</source><translation>SAM にまだ画像を見せていません。</translation></message>
<message><source>The weights “{0}” are not installed.</source><translation>重み「{0}」はインストールされていません。</translation></message>
<message><source>Install them with `colorstudio models install {0}`, or in the model manager.</source><translation>`colorstudio models install {0}` かモデル管理でインストールしてください。</translation></message>
<message><source>The weights “{0}” are not installed, or do not fit here.</source><translation>重み「{0}」はインストールされていないか、ここでは使えません。</translation></message>
<message><source>The weights for this are not installed.</source><translation>これに使う重みがインストールされていません。</translation></message>
<message><source>Install them with {0}, or in the model manager.</source><translation>{0} かモデル管理でインストールしてください。</translation></message>
<message><source>Import them in the model manager, or train them (`colorstudio train`).</source><translation>モデル管理で取り込むか、学習させてください (`colorstudio train`)。</translation></message>
<message><source>There is nothing to choose.</source><translation>選べるものがありません。</translation></message>
<message><source>Other weights can be installed beside it; they are taken before it.</source><translation>別の重みを並べてインストールすると、そちらが優先されます。</translation></message>
<message><source>End what uses it, and try again.</source><translation>使用中のものを終了して、もう一度試してください。</translation></message>
<message><source>Choose other weights; `colorstudio models list` shows what there is.</source><translation>別の重みを選んでください。`colorstudio models list` で一覧できます。</translation></message>
<message><source>Install it with `colorstudio models install {0}`, or in the model manager.</source><translation>`colorstudio models install {0}` かモデル管理でインストールしてください。</translation></message>
<message><source>Import the “{0}” that it was trained upon.</source><translation>学習の元になった「{0}」を取り込んでください。</translation></message>
<message><source>Import “{0}” in the model manager.</source><translation>モデル管理で「{0}」を取り込んでください。</translation></message>
<message><source>Repair them with `colorstudio models verify {0} --repair`.</source><translation>`colorstudio models verify {0} --repair` で修復してください。</translation></message>
<message><source>They come with ColorStudio: install it again.</source><translation>ColorStudio に付属のものです。ColorStudio を再インストールしてください。</translation></message>
<message><source>The weights “{0}” are damaged: {1} is gone or cut off.</source><translation>重み「{0}」が壊れています: {1} がないか途切れています。</translation></message>
<message><source>Put the file back, or remove the model and import it again.</source><translation>ファイルを戻すか、モデルを削除して取り込み直してください。</translation></message>
<message><source>{0} has {1} bytes; it had {2}.</source><translation>{0} は {1} バイトです。以前は {2} でした。</translation></message>
<message><source>{0} is gone.</source><translation>{0} がなくなりました。</translation></message>
<message><source>{0} has other content than it had.</source><translation>{0} の内容が以前と異なります。</translation></message>
<message><source>The words of CLIP are missing: the package open-clip-torch is not installed.</source><translation>CLIP の語彙がありません: open-clip-torch がインストールされていません。</translation></message>
<message><source>Install it with `pip install open-clip-torch`.</source><translation>`pip install open-clip-torch` でインストールしてください。</translation></message>
<message><source>{0} is not a whole wheel: {1}.</source><translation>{0} は完全な wheel ではありません: {1}。</translation></message>
<message><source>Fetch it again.</source><translation>取得し直してください。</translation></message>
<message><source>{0} holds a file of another wheel of the pack: {1}.</source><translation>{0} にパックの別の wheel のファイルがあります: {1}。</translation></message>
<message><source>The list of the pack is wrong; please report it.</source><translation>パックの一覧に誤りがあります。ご報告ください。</translation></message>
<message><source>{0} cannot be unpacked: {1}.</source><translation>{0} を展開できません: {1}。</translation></message>
<message><source>Make room on the disk and try again; what was downloaded is kept.</source><translation>ディスクに空きを作って、もう一度試してください。取得した分は残っています。</translation></message>
<message><source>{0} reaches out of its folder: {1}.</source><translation>{0} がフォルダーの外に及びます: {1}。</translation></message>
<message><source>It was not unpacked.</source><translation>展開しませんでした。</translation></message>
<message><source>A coloured picture is h x w x 4 in 8 bit.</source><translation>色付きの画像は 8 ビット、h x w x 4 です。</translation></message>
<message><source>The coloured picture is {0} x {1}, and the drawing {2} x {3}.</source><translation>色付きの画像は {0} x {1}、線画は {2} x {3} です。</translation></message>
<message><source>Give one of the same drawing, with its proportions.</source><translation>同じ線画の、同じ比率のものを使ってください。</translation></message>
<message><source>Normal</source><translation>通常</translation></message>
<message><source>Multiply</source><translation>乗算</translation></message>
<message><source>Screen</source><translation>スクリーン</translation></message>
<message><source>Overlay</source><translation>オーバーレイ</translation></message>
<message><source>Darken</source><translation>比較 (暗)</translation></message>
<message><source>Lighten</source><translation>比較 (明)</translation></message>
<message><source>Colour dodge</source><translation>覆い焼きカラー</translation></message>
<message><source>Colour burn</source><translation>焼き込みカラー</translation></message>
<message><source>Hard light</source><translation>ハードライト</translation></message>
<message><source>Soft light</source><translation>ソフトライト</translation></message>
<message><source>Difference</source><translation>差の絶対値</translation></message>
<message><source>Atop</source><translation>クリッピング</translation></message>
<message><source>The brush's {0} is {1} to {2}, not {3}.</source><translation>ブラシの {0} は {1} から {2} です。{3} は使えません。</translation></message>
<message><source>The cast{0} has no parts.</source><translation>キャラクターの色{0}に部分がありません。</translation></message>
<message><source>Give it at least one, such as “hair: dark green”.</source><translation>「hair: dark green」のように 1 つは書いてください。</translation></message>
<message><source>A cast of {0} parts is more than ColorStudio can keep.</source><translation>部分 {0} 個は多すぎます。</translation></message>
<message><source>Use {0} parts at most.</source><translation>部分は {0} 個までにしてください。</translation></message>
<message><source>A part of the cast has no name.</source><translation>名前のない部分があります。</translation></message>
<message><source>Name every part.</source><translation>すべての部分に名前を付けてください。</translation></message>
<message><source>Two parts are called “{0}”.</source><translation>「{0}」という部分が 2 つあります。</translation></message>
<message><source>Rename one of them.</source><translation>一方の名前を変えてください。</translation></message>
<message><source>Did you mean “{0}”? </source><translation>「{0}」のことですか? </translation></message>
<message><source>There is no part “{0}” in the cast.</source><translation>部分「{0}」はありません。</translation></message>
<message><source>Its parts are {0}{1}.</source><translation>部分は {0}{1} です。</translation></message>
<message><source>Give the name of a cast file.</source><translation>キャラクターの色のファイル名を指定してください。</translation></message>
<message><source>There is no cast file {0}.</source><translation>キャラクターの色のファイル {0} はありません。</translation></message>
<message><source>{0} could not be read: {1}.</source><translation>{0} を読み込めませんでした: {1}。</translation></message>
<message><source>{0} is far too large for a cast.</source><translation>{0} はキャラクターの色には大きすぎます。</translation></message>
<message><source>Choose a cast: it is a small file.</source><translation>キャラクターの色を選んでください。小さなファイルです。</translation></message>
<message><source>{0} is not a cast file: it is no JSON text.</source><translation>{0} はキャラクターの色のファイルではありません。JSON ではありません。</translation></message>
<message><source>Choose a cast, as the window saves them.</source><translation>このウィンドウで保存したキャラクターの色を選んでください。</translation></message>
<message><source>This is not a cast: it has no list “parts”.</source><translation>キャラクターの色ではありません。「parts」の一覧がありません。</translation></message>
<message><source>This is not a cast: “parts” is no list.</source><translation>キャラクターの色ではありません。「parts」が一覧ではありません。</translation></message>
<message><source>A part of the cast has no name and colour.</source><translation>名前も色もない部分があります。</translation></message>
<message><source>Give it both.</source><translation>両方を書いてください。</translation></message>
<message><source>The part{0} has no colour.</source><translation>部分{0}に色がありません。</translation></message>
<message><source>Write it like #c08040.</source><translation>#c08040 のように書いてください。</translation></message>
<message><source>A colour of the part{0} is no text.</source><translation>部分{0}の色が文字列ではありません。</translation></message>
<message><source>The part{0}: {1}</source><translation>部分{0}: {1}</translation></message>
<message><source>The “{0}” in the cast is no text.</source><translation>キャラクターの色の「{0}」が文字列ではありません。</translation></message>
<message><source>Put it in quotes.</source><translation>引用符で囲んでください。</translation></message>
<message><source>{0} choices do not fit {1} regions.</source><translation>選択 {0} 個と領域 {1} 個が合いません。</translation></message>
<message><source>L is 0 to 100, a and b within ±200.</source><translation>L は 0 から 100、a と b は ±200 の範囲です。</translation></message>
<message><source>That is too long to be a list of colours.</source><translation>色の一覧としては長すぎます。</translation></message>
<message><source>Write: hair: dark green.</source><translation>書き方: hair: dark green。</translation></message>
<message><source>Write it like “hair: dark green”.</source><translation>「hair: dark green」のように書いてください。</translation></message>
<message><source>No colour is given for “{0}”.</source><translation>「{0}」の色がありません。</translation></message>
<message><source>Write: dark green.</source><translation>書き方: dark green。</translation></message>
<message><source>No colour was given.</source><translation>色が書かれていません。</translation></message>
<message><source>Write it like “dark green”, or like #c08040.</source><translation>「dark green」か #c08040 のように書いてください。</translation></message>
<message><source>Did you mean {0}?</source><translation>{0} のことですか?</translation></message>
<message><source>Use other words, or write #c08040.</source><translation>別の言葉にするか、#c08040 のように書いてください。</translation></message>
<message><source>There is nothing to fill outside of the picture.</source><translation>画像の外には塗るものがありません。</translation></message>
<message><source>The tolerance of a fill and its growth cannot be negative.</source><translation>塗りつぶしの許容値と拡張は負にできません。</translation></message>
<message><source>A screen of {0} lines per inch needs more than {1} dpi.</source><translation>1 インチ {0} 線の網点には {1} dpi より高い解像度が必要です。</translation></message>
<message><source>Ask for {0} lines or fewer.</source><translation>{0} 線以下にしてください。</translation></message>
<message><source>There is no dot “{0}”.</source><translation>点「{0}」はありません。</translation></message>
<message><source>These hints belong to a picture of {0} x {1}, and this one is {2} x {3}.</source><translation>このヒントは {0} x {1} の画像のもので、この画像は {2} x {3} です。</translation></message>
<message><source>Use hints that were made on a picture of the same proportions.</source><translation>同じ比率の画像で作ったヒントを使ってください。</translation></message>
<message><source>A {0} at ({1}, {2}) lies outside of the picture ({3} x {4}).</source><translation>({1}, {2}) の {0} は画像 ({3} x {4}) の外です。</translation></message>
<message><source>Remove it, or give the size that its coordinates belong to.</source><translation>削除するか、座標の基になる大きさを指定してください。</translation></message>
<message><source>A hint file holds one JSON object.</source><translation>ヒントファイルには JSON オブジェクトが 1 つ入ります。</translation></message>
<message><source>It looks like {"size": [W, H]}.</source><translation>形はこうです: {"size": [W, H]}。</translation></message>
<message><source>The hints do not say their picture's size.</source><translation>ヒントに画像の大きさがありません。</translation></message>
<message><source>Add "size": [width, height].</source><translation>"size": [幅, 高さ] を加えてください。</translation></message>
<message><source>Mend the file, or save the hints again.</source><translation>ファイルを直すか、ヒントを保存し直してください。</translation></message>
<message><source>More than {0} hints.</source><translation>ヒントが {0} 個を超えています。</translation></message>
<message><source>Leave some out.</source><translation>いくつか減らしてください。</translation></message>
<message><source>{0} is far too large for a hint file.</source><translation>{0} はヒントファイルには大きすぎます。</translation></message>
<message><source>{0} is not a hint file: it is no text.</source><translation>{0} はヒントファイルではありません。文字列ではありません。</translation></message>
<message><source>Choose hints, as the window saves them.</source><translation>このウィンドウで保存したヒントを選んでください。</translation></message>
<message><source>{0} is not a hint file: {1}.</source><translation>{0} はヒントファイルではありません: {1}。</translation></message>
<message><source>{0} is not an object.</source><translation>{0} はオブジェクトではありません。</translation></message>
<message><source>{0} has no "color".</source><translation>{0} に "color" がありません。</translation></message>
<message><source>The palette has paper and no ink.</source><translation>パレットに紙はありますが、インクがありません。</translation></message>
<message><source>Give a colour the role ink.</source><translation>色に「インク」の役割を与えてください。</translation></message>
<message><source>{0} inks are more than can be printed.</source><translation>インク {0} 個は多すぎて印刷できません。</translation></message>
<message><source>Use {0} at most.</source><translation>{0} 個までにしてください。</translation></message>
<message><source>The colour profile in the file is damaged; sRGB was taken instead.</source><translation>ファイルのカラープロファイルが壊れているため、sRGB としました。</translation></message>
<message><source>The file holds {0} profile that does not fit its pixels; it was left out.</source><translation>ファイルには画素に合わない {0} プロファイルがあり、除きました。</translation></message>
<message><source>The picture's profile is made of tables; it was converted to sRGB.</source><translation>画像のプロファイルは表形式のため、sRGB に変換しました。</translation></message>
<message><source>The grey picture was converted from its profile to sRGB.</source><translation>グレー画像をプロファイルから sRGB に変換しました。</translation></message>
<message><source>The CMYK picture was converted to sRGB by its profile.</source><translation>CMYK 画像をプロファイルに従って sRGB に変換しました。</translation></message>
<message><source>The colour profile in the file is damaged.</source><translation>ファイルのカラープロファイルが壊れています。</translation></message>
<message><source>The CMYK picture has no profile; it was converted to sRGB as a typical print.</source><translation>CMYK 画像にプロファイルがないため、一般的な印刷として sRGB に変換しました。</translation></message>
<message><source>The Lab picture was converted to sRGB.</source><translation>Lab 画像を sRGB に変換しました。</translation></message>
<message><source>{0} is {1}.</source><translation>{0} は {1} です。</translation></message>
<message><source>Save it as PNG, JPEG, WebP, TIFF or BMP first.</source><translation>まず PNG、JPEG、WebP、TIFF、BMP のいずれかで保存してください。</translation></message>
<message><source>{0} is not a picture.</source><translation>{0} は画像ではありません。</translation></message>
<message><source>Choose a PNG, JPEG, WebP, TIFF or BMP file.</source><translation>PNG、JPEG、WebP、TIFF、BMP のファイルを選んでください。</translation></message>
<message><source>{0} is damaged or incomplete.</source><translation>{0} は壊れているか不完全です。</translation></message>
<message><source>Open another copy, or repair it in another program.</source><translation>別のコピーを開くか、他のプログラムで直してください。</translation></message>
<message><source>{0} components</source><translation type="unfinished"></translation></message>
<message><source>The mask {0} is {1} x {2}, and the picture is {3} x {4}.</source><translation>マスク {0} は {1} x {2}、画像は {3} x {4} です。</translation></message>
<message><source>Use a mask of the same proportions.</source><translation>同じ比率のマスクを使ってください。</translation></message>
<message><source>Raw profile type </source><translation type="unfinished"></translation></message>
<message><source>The picture is an animation; only its first image was opened.</source><translation>画像はアニメーションです。最初の 1 枚だけを開きました。</translation></message>
<message><source>A text in the file (“{0}”) is damaged; it was left out.</source><translation>ファイル内の文字列 (「{0}」) が壊れているため除きました。</translation></message>
<message><source>{0} is far too large for a picture.</source><translation>{0} は画像としては大きすぎます。</translation></message>
<message><source>{0} is a {1} file in spite of its ending.</source><translation>{0} は拡張子と異なり {1} ファイルです。</translation></message>
<message><source>Choose a picture inside it.</source><translation>その中の画像を選んでください。</translation></message>
<message><source>{0} is not a regular file.</source><translation>{0} は普通のファイルではありません。</translation></message>
<message><source>Choose a picture file.</source><translation>画像ファイルを選んでください。</translation></message>
<message><source>Check the name and the folder.</source><translation>名前とフォルダーを確認してください。</translation></message>
<message><source>Close other programs or make it smaller.</source><translation>他のプログラムを閉じるか、小さくしてください。</translation></message>
<message><source>{0} is {1} x {2} pixels ({3} megapixels), more than the limit of {4}.</source><translation>{0} は {1} x {2} ピクセル ({3} メガピクセル) で、上限 {4} を超えます。</translation></message>
<message><source>Raise the limit in the preferences if the picture is meant to be that large.</source><translation>意図した大きさなら、環境設定で上限を上げてください。</translation></message>
<message><source>Save it as an RGB picture.</source><translation>RGB 画像として保存してください。</translation></message>
<message><source>The file has several pages; only the first was opened.</source><translation>ファイルには複数のページがあります。最初だけを開きました。</translation></message>
<message><source>Develop it to TIFF or PNG first.</source><translation>まず TIFF か PNG に現像してください。</translation></message>
<message><source>Save it with LZW or Deflate, or as PNG.</source><translation>LZW か Deflate、または PNG で保存してください。</translation></message>
<message><source>Save it with 8 or 16 bit per channel.</source><translation>1 チャンネル 8 または 16 ビットで保存してください。</translation></message>
<message><source>Save it as RGB or CMYK.</source><translation>RGB か CMYK で保存してください。</translation></message>
<message><source>The picture's colours were stored multiplied by alpha; undone.</source><translation>色がアルファと掛け合わせて保存されていたため、元に戻しました。</translation></message>
<message><source>{0} x {1} pixels do not fit into a {2} file.</source><translation>{0} x {1} ピクセルは {2} ファイルに入りません。</translation></message>
<message><source>It holds at most {0} on a side; save as PNG or TIFF.</source><translation>1 辺 {0} までです。PNG か TIFF で保存してください。</translation></message>
<message><source>{0} does not end like a picture.</source><translation>{0} の末尾が画像のものではありません。</translation></message>
<message><source>Use one of {0}.</source><translation>{0} のいずれかにしてください。</translation></message>
<message><source>{0} bits per channel cannot be saved.</source><translation>1 チャンネル {0} ビットは保存できません。</translation></message>
<message><source>Choose 8 or 16.</source><translation>8 か 16 を選んでください。</translation></message>
<message><source>The white point has to be above the black point, both within 0 to 1.</source><translation>白点は黒点より上、どちらも 0 から 1 の間です。</translation></message>
<message><source>Gamma is 0.1 to 10, not {0}.</source><translation>ガンマは 0.1 から 10 です。{0} は使えません。</translation></message>
<message><source>The output range has to lie within 0 to 1.</source><translation>出力の範囲は 0 から 1 の間です。</translation></message>
<message><source>The picture is all ink: there is no paper that could be coloured.</source><translation>画像全体がインクです。着色できる紙がありません。</translation></message>
<message><source>There is no ink in the picture: it is one region.</source><translation>画像にインクがありません。全体が 1 つの領域です。</translation></message>
<message><source>This looks like a photo or a painting, not like line art: its dark parts are taken for ink.</source><translation>線画ではなく写真や絵画のようです。暗い部分をインクとみなします。</translation></message>
<message><source>A mask cannot be changed by {0} pixels.</source><translation>マスクを {0} ピクセル変えることはできません。</translation></message>
<message><source>Give 0 to {0}.</source><translation>0 から {0} を指定してください。</translation></message>
<message><source>A mask has one value per pixel, and this one is {0}.</source><translation>マスクは 1 画素 1 値ですが、これは {0} です。</translation></message>
<message><source>The mask is {0} x {1} and the picture {2} x {3}.</source><translation>マスクは {0} x {1}、画像は {2} x {3} です。</translation></message>
<message><source>Give a mask with the proportions of the picture.</source><translation>画像と同じ比率のマスクを使ってください。</translation></message>
<message><source>A palette of {0} colours is more than ColorStudio can keep.</source><translation>{0} 色のパレットは大きすぎます。</translation></message>
<message><source>Use {0} colours at most.</source><translation>{0} 色までにしてください。</translation></message>
<message><source>The share of {0} is {1}; it goes from 0 to 1.</source><translation>{0} の割合が {1} です。範囲は 0 から 1 です。</translation></message>
<message><source>Give a part of the whole, such as 0.25.</source><translation>0.25 のように全体に対する割合を指定してください。</translation></message>
<message><source>The shares add up to {0} %.</source><translation>割合の合計が {0} % です。</translation></message>
<message><source>Lower some of them, or leave some colours free.</source><translation>いくつか下げるか、自由な色を残してください。</translation></message>
<message><source>The palette is empty.</source><translation>パレットが空です。</translation></message>
<message><source>Drop a picture or paste hex colours.</source><translation>画像をドロップするか、16 進の色を貼り付けてください。</translation></message>
<message><source>All colours have shares, and they add up to {0} % only.</source><translation>すべての色に割合がありますが、合計は {0} % です。</translation></message>
<message><source>Raise one of them, or leave one colour free.</source><translation>どれかを上げるか、1 色を自由にしてください。</translation></message>
<message><source>{0} is locked.</source><translation>{0} はロックされています。</translation></message>
<message><source>Unlock it to swap it.</source><translation>入れ替えるにはロックを解除してください。</translation></message>
<message><source>There is no hex colour in this text.</source><translation>この文字列に 16 進の色はありません。</translation></message>
<message><source>Write them like #c08040, #204060.</source><translation>#c08040, #204060 のように書いてください。</translation></message>
<message><source>This is not a palette: it has no list “colors”.</source><translation>パレットではありません。「colors」の一覧がありません。</translation></message>
<message><source>Choose a palette, as the window saves them.</source><translation>このウィンドウで保存したパレットを選んでください。</translation></message>
<message><source>The share {0} is not a number.</source><translation>割合 {0} が数ではありません。</translation></message>
<message><source>Write a number from 0 to 1.</source><translation>0 から 1 の数を書いてください。</translation></message>
<message><source>It is ink or paper.</source><translation>ink か paper です。</translation></message>
<message><source>A colour of the palette has no value.</source><translation>パレットに値のない色があります。</translation></message>
<message><source>Write them in brackets.</source><translation>角かっこの中に書いてください。</translation></message>
<message><source>{0} colours cannot be taken.</source><translation>{0} 色を取ることはできません。</translation></message>
<message><source>Ask for 1 to {0}.</source><translation>1 から {0} にしてください。</translation></message>
<message><source>The mask has {0} x {1} pixels and the picture {2} x {3}.</source><translation>マスクは {0} x {1} ピクセル、画像は {2} x {3} です。</translation></message>
<message><source>The mask is not a picture of one channel.</source><translation>マスクが 1 チャンネルの画像ではありません。</translation></message>
<message><source>Colours can be taken from RGB pictures in 8 or 16 bit only.</source><translation>色を取れるのは 8 または 16 ビットの RGB 画像だけです。</translation></message>
<message><source>Choose another part.</source><translation>別の部分を選んでください。</translation></message>
<message><source>The picture is fully transparent</source><translation>画像は完全に透明です</translation></message>
<message><source>The picture is transparent inside of the mask</source><translation>マスクの中の画像は透明です</translation></message>
<message><source>The mask is empty</source><translation>マスクが空です</translation></message>
<message><source>Give the name of a palette file.</source><translation>パレットファイルの名前を指定してください。</translation></message>
<message><source>There is no palette file {0}.</source><translation>パレットファイル {0} はありません。</translation></message>
<message><source>This palette</source><translation>このパレット</translation></message>
<message><source>{0} is far too large for a palette.</source><translation>{0} はパレットには大きすぎます。</translation></message>
<message><source>{0} is an empty file.</source><translation>{0} は空のファイルです。</translation></message>
<message><source>{0} cannot be read as {1}: {2}.</source><translation>{0} を {1} として読み込めません: {2}。</translation></message>
<message><source>Save it again in the program that it came from.</source><translation>元のプログラムで保存し直してください。</translation></message>
<message><source>There is no colour in {0}.</source><translation>{0} に色がありません。</translation></message>
<message><source>Add a colour before you save it.</source><translation>保存する前に色を追加してください。</translation></message>
<message><source>Give a file, or colours such as #c08040,#204060.</source><translation>ファイルか、#c08040,#204060 のような色を指定してください。</translation></message>
<message><source>ColorStudio palette</source><translation>ColorStudio パレット</translation></message>
<message><source>GIMP palette</source><translation>GIMP パレット</translation></message>
<message><source>Krita palette</source><translation>Krita パレット</translation></message>
<message><source>Adobe swatch exchange</source><translation>Adobe スウォッチ (ASE)</translation></message>
<message><source>Photoshop swatches</source><translation>Photoshop スウォッチ</translation></message>
<message><source>Photoshop colour table</source><translation>Photoshop カラーテーブル</translation></message>
<message><source>CSS custom properties</source><translation>CSS カスタムプロパティ</translation></message>
<message><source>Hex list</source><translation>16 進の一覧</translation></message>
<message><source>JASC palette (Paint Shop Pro)</source><translation>JASC パレット (Paint Shop Pro)</translation></message>
<message><source>RIFF palette (Microsoft)</source><translation>RIFF パレット (Microsoft)</translation></message>
<message><source>{0} has no ending of a palette file.</source><translation>{0} の末尾がパレットファイルのものではありません。</translation></message>
<message><source>Palettes end in {0}.</source><translation>パレットの末尾は {0} です。</translation></message>
<message><source>GIMP Palette</source><translation type="unfinished"></translation></message>
<message><source>Channels</source><translation>チャンネル</translation></message>
<message><source>Name: {0}</source><translation type="unfinished"></translation></message>
<message><source>Columns: 0</source><translation type="unfinished"></translation></message>
<message><source>Lab identity built-in</source><translation type="unfinished"></translation></message>
<message><source>Profile</source><translation>プロファイル</translation></message>
<message><source>Lab</source><translation>Lab</translation></message>
<message><source>{0} has no value</source><translation>{0} に値がありません</translation></message>
<message><source>Gray</source><translation>グレー</translation></message>
<message><source>Position</source><translation>位置</translation></message>
<message><source>A picture is H x W x 4 in 8 or 16 bit, not {0} {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture has no pixels.</source><translation>画像に画素がありません。</translation></message>
<message><source>L* is {0}, and the rectangle is {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pixels {0} do not fill a rectangle {1}.</source><translation type="unfinished"></translation></message>
<message><source>The picture is {0}, and its colours are for {1}.</source><translation type="unfinished"></translation></message>
<message><source>The pictures differ in size: {0} and {1}.</source><translation>画像の大きさが違います: {0} と {1}。</translation></message>
<message><source>Choose another.</source><translation>別のものを選んでください。</translation></message>
<message><source>The plates were not written: {0}.</source><translation>版を書き込めませんでした: {0}。</translation></message>
<message><source>Check the disk.</source><translation>ディスクを確認してください。</translation></message>
<message><source>A pressure curve has 2 to {0} points.</source><translation>筆圧曲線の点は 2 から {0} 個です。</translation></message>
<message><source>Take points away, or reset the curve.</source><translation>点を減らすか、曲線をリセットしてください。</translation></message>
<message><source>The points of a pressure curve lie between 0 and 1.</source><translation>筆圧曲線の点は 0 から 1 の間です。</translation></message>
<message><source>Reset the curve.</source><translation>曲線をリセットしてください。</translation></message>
<message><source>The points of a pressure curve stand too close to each other.</source><translation>筆圧曲線の点が近すぎます。</translation></message>
<message><source>Draw them apart.</source><translation>離してください。</translation></message>
<message><source>Display P3</source><translation>Display P3</translation></message>
<message><source>Compatible with Adobe RGB (1998)</source><translation type="unfinished"></translation></message>
<message><source>Compatible with ProPhoto RGB</source><translation type="unfinished"></translation></message>
<message><source>No copyright, use freely</source><translation type="unfinished"></translation></message>
<message><source>There is no reference to take colours from.</source><translation>色を取る参照がありません。</translation></message>
<message><source>Give a coloured picture.</source><translation>色付きの画像を使ってください。</translation></message>
<message><source>The mask of reference {0} is not as large as the drawing, which has {1} x {2} pixels.</source><translation>参照 {0} のマスクの大きさが線画 ({1} x {2} ピクセル) と違います。</translation></message>
<message><source>Make the mask from this drawing.</source><translation>この線画からマスクを作ってください。</translation></message>
<message><source>The mask of reference {0} is empty: it is for no part of the drawing.</source><translation>参照 {0} のマスクが空です。線画のどの部分にも対応しません。</translation></message>
<message><source>Choose another mask, or give the reference without one.</source><translation>別のマスクを選ぶか、マスクなしで使ってください。</translation></message>
<message><source>The reference is fully transparent: there is no colour to take.</source><translation>参照は完全に透明で、取れる色がありません。</translation></message>
<message><source>Choose another picture.</source><translation>別の画像を選んでください。</translation></message>
<message><source>No point was chosen for the colour.</source><translation>色を当てる点が選ばれていません。</translation></message>
<message><source>Click on the object.</source><translation>対象をクリックしてください。</translation></message>
<message><source>There is no drawing to be cut into regions.</source><translation>領域に分ける線画がありません。</translation></message>
<message><source>The reference is transparent.</source><translation>参照が透明です。</translation></message>
<message><source>Choose a part that shows the colour.</source><translation>色のある部分を選んでください。</translation></message>
<message><source>The point {0}, {1} lies outside of the picture.</source><translation>点 {0}, {1} は画像の外です。</translation></message>
<message><source>Choose one inside of it.</source><translation>その中のものを選んでください。</translation></message>
<message><source>The point does not lie on the object.</source><translation>点が対象の上にありません。</translation></message>
<message><source>Click inside of the mask.</source><translation>マスクの中をクリックしてください。</translation></message>
<message><source>There is nothing in the mask.</source><translation>マスクに何もありません。</translation></message>
<message><source>Lettering</source><translation>文字</translation></message>
<message><source>Screentone</source><translation>トーン</translation></message>
<message><source>Dust has a radius of 1 to {0} pixels, sensitivity 0 to 1.</source><translation>ほこりの半径は 1 から {0} ピクセル、感度は 0 から 1 です。</translation></message>
<message><source>The hints are for {0}, and the picture is {1}.</source><translation>ヒントは {0} 用で、画像は {1} です。</translation></message>
<message><source>A hint names the mask “{0}”, which is not there.</source><translation>ヒントがないマスク「{0}」を指しています。</translation></message>
<message><source>A mask is a picture of one channel, not {0}.</source><translation>マスクは 1 チャンネルの画像です。{0} は使えません。</translation></message>
<message><source>There is no pixel to colour: all are transparent or outside of the mask.</source><translation>着色する画素がありません。すべて透明かマスクの外です。</translation></message>
<message><source>Choose another mask or layer.</source><translation>別のマスクかレイヤーを選んでください。</translation></message>
<message><source>Hints name {0} masks.</source><translation>ヒントが {0} 個のマスクを指しています。</translation></message>
<message><source>{0} are possible at a time.</source><translation>同時に使えるのは {0} 個です。</translation></message>
<message><source>The program is closing.</source><translation>プログラムを終了中です。</translation></message>
<message><source>Start it again to go on.</source><translation>続けるには起動し直してください。</translation></message>
<message><source>{0} jobs are waiting already.</source><translation>すでに {0} 件の処理が待っています。</translation></message>
<message><source>Wait, or clear the job list.</source><translation>待つか、処理の一覧を空にしてください。</translation></message>
<message><source>{0} is “{1}”; it is one of {2}.</source><translation>{0} が「{1}」です。使えるのは {2} です。</translation></message>
<message><source>{0} is {1}; it goes {2}.</source><translation>{0} が {1} です。範囲は {2} です。</translation></message>
<message><source>{0} holds bytes that are not text in UTF-8.</source><translation>{0} に UTF-8 でないバイトがあります。</translation></message>
<message><source>Type it again.</source><translation>入力し直してください。</translation></message>
<message><source>This recipe is damaged</source><translation>このレシピは壊れています</translation></message>
<message><source>Give the mask with it.</source><translation>マスクも一緒に指定してください。</translation></message>
<message><source>This recipe is not one of {0}.</source><translation>このレシピは {0} のものではありません。</translation></message>
<message><source>Name another file.</source><translation>別のファイルを指定してください。</translation></message>
<message><source>This picture was coloured inside of a mask, which its recipe has not.</source><translation>この画像はマスクの中で着色されましたが、レシピにマスクがありません。</translation></message>
<message><source>Ask anew, without the recipe.</source><translation>レシピなしで、もう一度実行してください。</translation></message>
<message><source>There is no model here that says what a photo shows.</source><translation>写真を言葉にするモデルがありません。</translation></message>
<message><source>Install one (BLIP), or say it yourself.</source><translation>インストールする (BLIP) か、自分で書いてください。</translation></message>
<message><source>The model said nothing of this photo.</source><translation>モデルはこの写真について何も言いませんでした。</translation></message>
<message><source>Say yourself what is seen.</source><translation>見えるものを自分で書いてください。</translation></message>
<message><source>No caption was made: no model for it (BLIP) is installed.</source><translation>説明は作られませんでした。そのためのモデル (BLIP) がありません。</translation></message>
<message><source>The words are a model's: “{0}”.</source><translation>モデルの言葉です: 「{0}」。</translation></message>
<message><source>What {0} says of its time is damaged: {1}, {2}.</source><translation>{0} の時間の記述が壊れています: {1}、{2}。</translation></message>
<message><source>Train it again.</source><translation>学習し直してください。</translation></message>
<message><source>{0} changes nothing in the U-Net.</source><translation>{0} は U-Net を何も変えません。</translation></message>
<message><source>Prompt</source><translation>プロンプト</translation></message>
<message><source>What is seen, and in what colours.</source><translation>写っているものと、その色。</translation></message>
<message><source>Leave out</source><translation>除くもの</translation></message>
<message><source>What the colours are led from.</source><translation>色を遠ざけたいもの。</translation></message>
<message><source>Caption</source><translation>説明</translation></message>
<message><source>Lets a model say what is seen, where no words are given.</source><translation>言葉がないとき、モデルに写っているものを言わせます。</translation></message>
<message><source>Hold on the words</source><translation>言葉への忠実さ</translation></message>
<message><source>On top of the plain answer.</source><translation>普通の結果に加えて。</translation></message>
<message><source>Colour scale</source><translation>色の強さ</translation></message>
<message><source>Below 1 mutes, above 1 saturates.</source><translation>1 より下で控えめに、上で鮮やかに。</translation></message>
<message><source>Steps</source><translation>段階</translation></message>
<message><source>More take longer and settle finer.</source><translation>多いほど時間がかかり、細かくなります。</translation></message>
<message><source>Order of time</source><translation>時間の順序</translation></message>
<message><source>How time runs; the weights know it.</source><translation>時間の進み方。重みが知っています。</translation></message>
<message><source>As the weights say</source><translation>重みに従う</translation></message>
<message><source>From grey to colour</source><translation>灰色から色へ</translation></message>
<message><source>As published</source><translation>公開されたまま</translation></message>
<message><source>Reading the photo</source><translation>写真を読み込み中</translation></message>
<message><source>Reading the words</source><translation>言葉を読み込み中</translation></message>
<message><source>Colouring</source><translation>着色中</translation></message>
<message><source>Making pixels</source><translation>画素を作成中</translation></message>
<message><source>What was kept belongs to another photo, words or steps: all was made anew.</source><translation>残っていたものは別の写真・言葉・段階のものだったため、すべて作り直しました。</translation></message>
<message><source>{0} of the adapter's {1} layers are not in this model.</source><translation>アダプターの {1} 層中 {0} 層がこのモデルにありません。</translation></message>
<message><source>Seen by the model</source><translation>モデルが見る大きさ</translation></message>
<message><source>Side of the square that the model sees.</source><translation>モデルが見る正方形の 1 辺。</translation></message>
<message><source>Looking at the photo</source><translation>写真を見ています</translation></message>
<message><source>The model gave no colours: its weights are damaged.</source><translation>モデルが色を返しませんでした。重みが壊れています。</translation></message>
<message><source>Spreading the colours</source><translation>色を広げています</translation></message>
<message><source>Placing them</source><translation>色を置いています</translation></message>
<message><source>Measuring</source><translation>測定中</translation></message>
<message><source>Done</source><translation>完了</translation></message>
<message><source>Not met in full: {0} ({1}).</source><translation>完全には届きませんでした: {0} ({1})。</translation></message>
<message><source>This guider belongs to weights of another kind: it cannot steer these.</source><translation>このガイドは別の種類の重みのもので、これを導けません。</translation></message>
<message><source>Choose weights of the family that it was trained for.</source><translation>学習した系統の重みを選んでください。</translation></message>
<message><source>What the colours shall not be like.</source><translation>避けたい色。</translation></message>
<message><source>How far the words are followed.</source><translation>言葉に従う度合い。</translation></message>
<message><source>Sampler</source><translation>サンプラー</translation></message>
<message><source>How the noise is taken away.</source><translation>ノイズの取り除き方。</translation></message>
<message><source>Seed</source><translation>シード</translation></message>
<message><source>Another number, other colours.</source><translation>数が変われば色も変わります。</translation></message>
<message><source>Begins with</source><translation>始まり</translation></message>
<message><source>What lies under the first noise. Small models hold on to it more than to words.</source><translation>最初のノイズの下にあるもの。小さなモデルは言葉よりこれに従います。</translation></message>
<message><source>Noise alone</source><translation>ノイズだけ</translation></message>
<message><source>Your hints' colours</source><translation>ヒントの色</translation></message>
<message><source>Freedom of the model</source><translation>モデルの自由</translation></message>
<message><source>Less keeps more of your hints' colours, where a run begins with them.</source><translation>ヒントの色から始める場合、小さいほどその色が残ります。</translation></message>
<message><source>Decoder</source><translation>デコーダー</translation></message>
<message><source>What makes pixels of the model's answer.</source><translation>モデルの結果を画素にするもの。</translation></message>
<message><source>With the photo's detail</source><translation>写真の細部とともに</translation></message>
<message><source>Plain</source><translation>単純</translation></message>
<message><source>Let the model relight</source><translation>モデルに照明を変えさせる</translation></message>
<message><source>Takes the model's own lightness: no seal.</source><translation>モデルの明度を使います。シールは付きません。</translation></message>
<message><source>Relighting</source><translation>照明を変更中</translation></message>
<message><source>The lightness is the model's own: no seal is on this picture.</source><translation>明度はモデルのものです。この画像にシールはありません。</translation></message>
<message><source>No lightness decoder is installed: the plain one made the model's pixels.</source><translation>明度デコーダーがないため、単純なもので画素を作りました。</translation></message>
<message><source>These weights gave no picture, but values that are not numbers.</source><translation>この重みは画像ではなく、数でない値を返しました。</translation></message>
<message><source>Verify them in the model manager, or choose others.</source><translation>モデル管理で検証するか、別のものを選んでください。</translation></message>
<message><source>How far a colour pales where the photo is darker.</source><translation>写真が暗いところで色を薄くする度合い。</translation></message>
<message><source>Multiplies the chroma of the whole picture.</source><translation>画像全体の彩度に掛けます。</translation></message>
<message><source>A {0} names the mask “{1}”, which is not there.</source><translation>{0} がないマスク「{1}」を指しています。</translation></message>
<message><source>Give the mask, or take its name out of the hint.</source><translation>マスクを指定するか、ヒントから名前を外してください。</translation></message>
<message><source>No colour has a share above zero.</source><translation>割合が 0 より大きい色がありません。</translation></message>
<message><source>Give one of them a share.</source><translation>どれかに割合を与えてください。</translation></message>
<message><source>Choose a picture with colours.</source><translation>色のある画像を選んでください。</translation></message>
<message><source>These weights paint {0} pixels.</source><translation>この重みは {0} ピクセルを描きます。</translation></message>
<message><source>Give at most {0} colours.</source><translation>{0} 色までにしてください。</translation></message>
<message><source>The picture in this recipe is damaged.</source><translation>このレシピの画像は壊れています。</translation></message>
<message><source>The model's own picture is off by {0} in its colours (CD-A), by {1} in colours that are left out (CD-C), and by {2} in their amounts (Wasserstein-1 in OKLab).</source><translation>モデル自身の画像のずれは、色で {0} (CD-A)、除いた色で {1} (CD-C)、量で {2} (OKLab の Wasserstein-1) です。</translation></message>
<message><source>Its largest miss of a share is {0} %.</source><translation>割合の最大のずれは {0} % です。</translation></message>
<message><source>Another number, another picture.</source><translation>数が変われば画像も変わります。</translation></message>
<message><source>Enlarge</source><translation>拡大</translation></message>
<message><source>Each pixel becomes a square of so many.</source><translation>1 画素をこの数の正方形にします。</translation></message>
<message><source>Exact</source><translation>正確</translation></message>
<message><source>The palette's shares to a pixel, too.</source><translation>パレットの割合も 1 ピクセルまで。</translation></message>
<message><source>This recipe is not one of Color Alignment in pixels.</source><translation>このレシピは Color Alignment (ピクセル) のものではありません。</translation></message>
<message><source>This recipe is damaged: {0}.</source><translation>このレシピは壊れています: {0}。</translation></message>
<message><source>Reading the colours</source><translation>色を読み込み中</translation></message>
<message><source>Painting</source><translation>描画中</translation></message>
<message><source>Finishing</source><translation>仕上げ中</translation></message>
<message><source>The model painted {0} × {1} pixels.</source><translation>モデルは {0} × {1} ピクセルを描きました。</translation></message>
<message><source>Low quality, bad quality, sketches, logo, watermark, text, ugly, deformed, blurry, lowres</source><translation type="unfinished"></translation></message>
<message><source>What is to be seen: “a red sports car in the rain”.</source><translation>描くもの: “a red sports car in the rain”。</translation></message>
<message><source>Negative prompt</source><translation>ネガティブプロンプト</translation></message>
<message><source>What is not to be seen.</source><translation>描かないもの。</translation></message>
<message><source>Width</source><translation>幅</translation></message>
<message><source>Of the new picture.</source><translation>新しい画像の大きさ。</translation></message>
<message><source>Height</source><translation>高さ</translation></message>
<message><source>Only the palette's own colours, with its shares to a pixel.</source><translation>パレットの色だけ、割合は 1 ピクセルまで。</translation></message>
<message><source>Hold on the colours</source><translation>色への忠実さ</translation></message>
<message><source>How far each step is moved onto the colours.</source><translation>各段階で色へ寄せる度合い。</translation></message>
<message><source>Free at the end</source><translation>最後の自由</translation></message>
<message><source>Last part of the noise in which details come freely.</source><translation>細部が自由に生まれる、ノイズの最後の部分。</translation></message>
<message><source>Blurred colours</source><translation>色のぼかし</translation></message>
<message><source>How much the colours are blurred before the model sees them.</source><translation>モデルに見せる前に色をぼかす度合い。</translation></message>
<message><source>Colours to places</source><translation>色の割り当て</translation></message>
<message><source>How colours are given to places.</source><translation>色を場所に与える方法。</translation></message>
<message><source>Least change</source><translation>最小の変化</translation></message>
<message><source>In turn</source><translation>順番に</translation></message>
<message><source>Nearest, any amounts</source><translation>最も近い色、量は自由</translation></message>
<message><source>Kind of weights</source><translation>重みの種類</translation></message>
<message><source>Trained weights see the colours themselves and give them to places in their own way.</source><translation>学習済みの重みは色そのものを見て、独自に場所へ与えます。</translation></message>
<message><source>The best installed</source><translation>入っている中で最良</translation></message>
<message><source>Any model, as it is</source><translation>任意のモデルをそのまま</translation></message>
<message><source>Trained for given colours</source><translation>色指定で学習したもの</translation></message>
<message><source>Mix the reference in blocks</source><translation>参照をブロックごとに混ぜる</translation></message>
<message><source>For colours that were drawn by hand.</source><translation>手で描いた色のため。</translation></message>
<message><source>There is a mask, and no picture that it belongs to.</source><translation>マスクがありますが、それが属する画像がありません。</translation></message>
<message><source>Give the picture, or leave the mask out.</source><translation>画像を指定するか、マスクを外してください。</translation></message>
<message><source>Select where the picture is to be.</source><translation>画像を置く場所を選択してください。</translation></message>
<message><source>These weights are not trained for given colours.</source><translation>この重みは色指定で学習していません。</translation></message>
<message><source>Choose the form “{0}”, or install weights with the part {1}.</source><translation>「{0}」を選ぶか、{1} を持つ重みをインストールしてください。</translation></message>
<message><source>This recipe is not one of Color Alignment.</source><translation>このレシピは Color Alignment のものではありません。</translation></message>
<message><source>Name a picture that `palette generate` wrote.</source><translation>`palette generate` が書いた画像を指定してください。</translation></message>
<message><source>This picture was made inside of another one.</source><translation>この画像は別の画像の中に作られました。</translation></message>
<message><source>Give that picture and its mask.</source><translation>その画像とマスクを指定してください。</translation></message>
<message><source>The LoRAs changed how the words are read; the fine-tuned part takes none.</source><translation>LoRA が言葉の読み方を変えました。追加学習した部分は LoRA を受け付けません。</translation></message>
<message><source>These weights take {0} channels instead of {1}.</source><translation>この重みの入力は {1} ではなく {0} チャンネルです。</translation></message>
<message><source>Choose weights that were trained for given colours.</source><translation>色指定で学習した重みを選んでください。</translation></message>
<message><source>Sharing them out</source><translation>色を分けています</translation></message>
<message><source>Nothing was changed: all pixels are transparent or outside of the mask.</source><translation>何も変わりませんでした。すべての画素が透明かマスクの外です。</translation></message>
<message><source>Strength</source><translation>強さ</translation></message>
<message><source>How far colours are moved, where not exact.</source><translation>正確でない部分で色を動かす度合い。</translation></message>
<message><source>Dither</source><translation>ディザ</translation></message>
<message><source>Blue noise between the colours, where exact.</source><translation>正確な部分で色の間にブルーノイズ。</translation></message>
<message><source>Keep lightness</source><translation>明度を保つ</translation></message>
<message><source>Keep the lightness of the picture, where not exact.</source><translation>正確でない部分で画像の明度を保つ。</translation></message>
<message><source>The mask is {0} × {1}, and the picture {2} × {3}.</source><translation>マスクは {0} × {1}、画像は {2} × {3} です。</translation></message>
<message><source>Give a mask of the picture's size.</source><translation>画像と同じ大きさのマスクを使ってください。</translation></message>
<message><source>Underbase</source><translation>白版</translation></message>
<message><source>Dpi</source><translation>DPI</translation></message>
<message><source>Pixels per inch of paper.</source><translation>紙 1 インチあたりの画素。</translation></message>
<message><source>Trap</source><translation>トラップ</translation></message>
<message><source>Spread of light inks under darker ones.</source><translation>明るいインクを暗いインクの下に広げる量。</translation></message>
<message><source>Min width</source><translation>最小の幅</translation></message>
<message><source>The thinnest line.</source><translation>最も細い線。</translation></message>
<message><source>Min area</source><translation>最小の面積</translation></message>
<message><source>The smallest island.</source><translation>最も小さな島。</translation></message>
<message><source>Lpi</source><translation>LPI</translation></message>
<message><source>Lines of dots per inch; 0 is solid.</source><translation>1 インチあたりの網点の線数。0 はべた。</translation></message>
<message><source>Angle</source><translation>角度</translation></message>
<message><source>Turns all screens.</source><translation>すべての網点を回転。</translation></message>
<message><source>Dot</source><translation>点</translation></message>
<message><source>Shape of a dot.</source><translation>点の形。</translation></message>
<message><source>Bits</source><translation>ビット</translation></message>
<message><source>1 for film and stencils, 8 for tone.</source><translation>フィルムと孔版は 1、階調は 8。</translation></message>
<message><source>A white plate under all inks.</source><translation>すべてのインクの下に白版。</translation></message>
<message><source>Choke</source><translation>チョーク</translation></message>
<message><source>How far the underbase is drawn in.</source><translation>白版を内側に引く量。</translation></message>
<message><source>A plate has 1 or 8 bits, not {0}.</source><translation>版は 1 か 8 ビットです。{0} は使えません。</translation></message>
<message><source>Lines of {0} mm are wider than the picture.</source><translation>{0} mm の線は画像より広いです。</translation></message>
<message><source>Lower the least width, or raise the dpi.</source><translation>最小の幅を下げるか、dpi を上げてください。</translation></message>
<message><source>Sharing out the inks</source><translation>インクを分けています</translation></message>
<message><source>Cleaning</source><translation>清掃中</translation></message>
<message><source>Trapping</source><translation>トラップ中</translation></message>
<message><source>Proofing</source><translation>校正を作成中</translation></message>
<message><source>The plug-in “{0}” of {1} was left out: {2}.</source><translation>{1} のプラグイン「{0}」を除きました: {2}。</translation></message>
<message><source>The plug-in way “{0}” failed: {1}.</source><translation>プラグインの方法「{0}」が失敗しました: {1}。</translation></message>
<message><source>Tell whoever made it, or take it away; nothing else is affected.</source><translation>作者に知らせるか、取り除いてください。他に影響はありません。</translation></message>
<message><source>These weights divide a picture in a way that ColorEdit does not know.</source><translation>この重みは ColorEdit の知らない方法で画像を分けます。</translation></message>
<message><source>These weights have no cross-attention that ColorEdit could align.</source><translation>この重みには ColorEdit が合わせるクロスアテンションがありません。</translation></message>
<message><source>Reading R1: what cross-attention puts out takes the reference's statistics.</source><translation>解釈 R1: クロスアテンションの出力が参照の統計を取ります。</translation></message>
<message><source>Reading R2: the values of the words take the statistics of the colour's name.</source><translation>解釈 R2: 言葉の値が色名の統計を取ります。</translation></message>
<message><source>Reading R3: the values of self-attention take the reference's statistics.</source><translation>解釈 R3: セルフアテンションの値が参照の統計を取ります。</translation></message>
<message><source>Baseline: values alone, no self-attention of the picture, no blend.</source><translation>比較: 値だけ、画像のセルフアテンションも混合もなし。</translation></message>
<message><source>Baseline: the new words' keys amplified, nothing aligned.</source><translation>比較: 新しい言葉のキーを強め、合わせない。</translation></message>
<message><source>Baseline: the words alone.</source><translation>比較: 言葉だけ。</translation></message>
<message><source>Tracing the picture</source><translation>画像をたどっています</translation></message>
<message><source>Tracing the reference</source><translation>参照をたどっています</translation></message>
<message><source>Fitting the empty prompt</source><translation>空のプロンプトを合わせています</translation></message>
<message><source>Recolouring</source><translation>色替え中</translation></message>
<message><source>Placing</source><translation>配置中</translation></message>
<message><source>Asked {0}, got {1} (dE00 {2}).</source><translation>指定 {0}、結果 {1} (dE00 {2})。</translation></message>
<message><source>None of {0} steps lies in the part that tau names; take more steps.</source><translation>tau の示す部分に {0} 段階のどれも入りません。段階を増やしてください。</translation></message>
<message><source>Negative-prompt inversion takes the prompt's place: yours was left aside.</source><translation>ネガティブプロンプト反転がその場所を使うため、入力したものは使いません。</translation></message>
<message><source>These weights do not make this picture from this prompt and seed.</source><translation>この重みは、このプロンプトとシードからこの画像を作りません。</translation></message>
<message><source>Check prompt, seed, steps and guidance, or treat it as a real picture.</source><translation>プロンプト・シード・段階・ガイダンスを確認するか、実写として扱ってください。</translation></message>
<message><source>This proposal is damaged: its pictures do not fit.</source><translation>この提案は壊れています。画像が合いません。</translation></message>
<message><source>This proposal is damaged: it has no place.</source><translation>この提案は壊れています。場所がありません。</translation></message>
<message><source>The picture as it is: “a photo of a hat”.</source><translation>今の画像: “a photo of a hat”。</translation></message>
<message><source>Target prompt</source><translation>目標プロンプト</translation></message>
<message><source>The picture as it shall be: “a photo of a red hat”.</source><translation>こうしたい画像: “a photo of a red hat”。</translation></message>
<message><source>What the picture shall not be.</source><translation>画像に避けたいもの。</translation></message>
<message><source>Tau</source><translation>Tau</translation></message>
<message><source>Colours are aligned down to this part of the noise; 1: not.</source><translation>ノイズのこの部分まで色を合わせます。1: 合わせない。</translation></message>
<message><source>Blend</source><translation>混合</translation></message>
<message><source>How much of the reference is mixed in at the start.</source><translation>開始時に混ぜる参照の量。</translation></message>
<message><source>Colours are taken from</source><translation>色の取り出し元</translation></message>
<message><source>What the paper's “values” are.</source><translation>論文の「values」が指すもの。</translation></message>
<message><source>What suits the model</source><translation>モデルに合うもの</translation></message>
<message><source>R1: what the words put in</source><translation>R1: 言葉が入れるもの</translation></message>
<message><source>R2: the words' own values</source><translation>R2: 言葉自身の値</translation></message>
<message><source>R3: the picture's own values</source><translation>R3: 画像自身の値</translation></message>
<message><source>Aligned blocks</source><translation>合わせるブロック</translation></message>
<message><source>Blocks of the decoder that are aligned.</source><translation>合わせるデコーダーのブロック。</translation></message>
<message><source>Shape kept in</source><translation>形を保つ場所</translation></message>
<message><source>Blocks that take the picture's own self-attention.</source><translation>画像自身のセルフアテンションを使うブロック。</translation></message>
<message><source>The decoder</source><translation>デコーダー</translation></message>
<message><source>All blocks</source><translation>すべてのブロック</translation></message>
<message><source>The paper's way, or what it is held to.</source><translation>論文の方法、または比較対象。</translation></message>
<message><source>Louder words</source><translation>言葉を強く</translation></message>
<message><source>Values only</source><translation>値だけ</translation></message>
<message><source>Words only</source><translation>言葉だけ</translation></message>
<message><source>Loudness of the words</source><translation>言葉の強さ</translation></message>
<message><source>Of the new words' keys, for key-amplification.</source><translation>「言葉を強く」での、新しい言葉のキーの強さ。</translation></message>
<message><source>Tracing back</source><translation>逆にたどる方法</translation></message>
<message><source>How a picture is traced back to its noise.</source><translation>画像をノイズまで逆にたどる方法。</translation></message>
<message><source>Negative prompt (fast)</source><translation>ネガティブプロンプト (速い)</translation></message>
<message><source>Null text (slow, closest)</source><translation>空テキスト (遅い、最も近い)</translation></message>
<message><source>Plain DDIM</source><translation>単純な DDIM</translation></message>
<message><source>Keep the surroundings</source><translation>周囲を保つ</translation></message>
<message><source>Last part of the steps in which what is around is kept.</source><translation>周囲を保つ、段階の最後の部分。</translation></message>
<message><source>More take longer and follow the picture closer.</source><translation>多いほど時間がかかり、画像に近くなります。</translation></message>
<message><source>Of a generated picture.</source><translation>生成された画像の。</translation></message>
<message><source>Generated</source><translation>生成画像</translation></message>
<message><source>These weights made the picture from prompt and seed.</source><translation>この重みが、このプロンプトとシードで画像を作りました。</translation></message>
<message><source>Lightness of the model</source><translation>モデルの明度</translation></message>
<message><source>1 takes the model's lightness, 0 keeps the object's.</source><translation>1 はモデルの明度、0 は対象の明度。</translation></message>
<message><source>The new colour is not clear.</source><translation>新しい色が決まっていません。</translation></message>
<message><source>Give a colour or a reference.</source><translation>色か参照を与えてください。</translation></message>
<message><source>This recipe is not one of ColorEdit.</source><translation>このレシピは ColorEdit のものではありません。</translation></message>
<message><source>The picture is {0} × {1}: no model made it at this size.</source><translation>画像は {0} × {1} で、この大きさで作るモデルはありません。</translation></message>
<message><source>Choose a real picture instead of a generated one.</source><translation>生成画像ではなく実写を選んでください。</translation></message>
<message><source>Reading the object</source><translation>対象を読み込み中</translation></message>
<message><source>{0} The object's lightness or the picture's gamut does not allow more.</source><translation>{0} 対象の明度か画像の色域がそれ以上を許しません。</translation></message>
<message><source>Anchor</source><translation>基準</translation></message>
<message><source>Where the colour lands: the lit mid-tone, the mean, a point.</source><translation>色が当たる場所: 明るい中間調、平均、点。</translation></message>
<message><source>Match lightness</source><translation>明度を合わせる</translation></message>
<message><source>1 takes the colour's lightness, 0 keeps the object's.</source><translation>1 は色の明度、0 は対象の明度。</translation></message>
<message><source>Highlights</source><translation>ハイライト</translation></message>
<message><source>Multiplies the object's neutral highlights.</source><translation>対象の無彩色のハイライトに掛けます。</translation></message>
<message><source>Hints spread along edges</source><translation>ヒントを輪郭に沿って広げる</translation></message>
<message><source>DDColor: colours for the whole photo</source><translation>DDColor: 写真全体の色</translation></message>
<message><source>Piggyback: a picture model guided by the photo</source><translation>ピギーバック: 写真に導かれる画像モデル</translation></message>
<message><source>Cold diffusion: from grey to colour without chance</source><translation>コールド拡散: 偶然なしで灰色から色へ</translation></message>
<message><source>New colour, own shading</source><translation>新しい色、元の陰影</translation></message>
<message><source>ColorEdit: the colour of a reference</source><translation>ColorEdit: 参照の色</translation></message>
<message><source>A palette by optimal transport</source><translation>最適輸送によるパレット</translation></message>
<message><source>Color Alignment: a picture from words</source><translation>Color Alignment: 言葉からの画像</translation></message>
<message><source>Color Alignment in pixels: small pictures in exactly these colours</source><translation>Color Alignment (ピクセル): 正確にこれらの色の小さな画像</translation></message>
<message><source>Flats under the ink</source><translation>インクの下の塗り</translation></message>
<message><source>ColorizeDiffusion: the colours of a reference, turned by words</source><translation>ColorizeDiffusion: 参照の色を言葉で変える</translation></message>
<message><source>There is no way “{0}”.</source><translation>方法「{0}」はありません。</translation></message>
<message><source>Parting ink and paper</source><translation>インクと紙を分けています</translation></message>
<message><source>Finding regions</source><translation>領域を探しています</translation></message>
<message><source>Laying flats</source><translation>塗りを置いています</translation></message>
<message><source>The page has no panel {0}: {1}.</source><translation>ページにコマ {0} はありません: {1}。</translation></message>
<message><source>Panels are counted from left to right and from top to bottom; 0 is the whole page.</source><translation>コマは左から右、上から下に数えます。0 はページ全体です。</translation></message>
<message><source>Not met: {0}{1} ({2}).</source><translation>届きませんでした: {0}{1} ({2})。</translation></message>
<message><source>{0} outside of panel {1} had no effect.</source><translation>コマ {1} の外の {0} は効きませんでした。</translation></message>
<message><source>Nothing said which colours there are: give hints, a reference, or a cast.</source><translation>色が分かりません。ヒント、参照、キャラクターの色のいずれかを与えてください。</translation></message>
<message><source>{0} stayed without a colour.</source><translation>{0} は色が付きませんでした。</translation></message>
<message><source>{0} in the lines, up to {1} px, closed.</source><translation>線の {0} を {1} px まで閉じました。</translation></message>
<message><source>{0} of more than {1} px left open, up to {2} px: close more, or put barriers there.</source><translation>{1} px を超える {0} を {2} px まで開けたままにしました。もっと閉じるか、壁を置いてください。</translation></message>
<message><source>Say what shall be seen, such as “green hair”.</source><translation>「green hair」のように見たいものを書いてください。</translation></message>
<message><source>The usual: </source><translation>通常: </translation></message>
<message><source>Each has to be above the one before. The usual: </source><translation>それぞれ前より上にします。通常: </translation></message>
<message><source>{0} edits by words are more than can follow one another.</source><translation>言葉の変更 {0} 個は続けられる数を超えています。</translation></message>
<message><source>Give the name of a file of edits.</source><translation>変更のファイル名を指定してください。</translation></message>
<message><source>There is no file of edits {0}.</source><translation>変更のファイル {0} はありません。</translation></message>
<message><source>{0} is far too large for a file of edits.</source><translation>{0} は変更のファイルには大きすぎます。</translation></message>
<message><source>{0} is not a file of edits: it is no JSON text.</source><translation>{0} は変更のファイルではありません。JSON ではありません。</translation></message>
<message><source>Write a list of edits, as “colorstudio sketch --help” names it.</source><translation type="unfinished"></translation></message>
<message><source>Edits by words are a list.</source><translation>言葉の変更は一覧です。</translation></message>
<message><source>Write [{"target": ..., "scale": ...}].</source><translation type="unfinished"></translation></message>
<message><source>Edit {0}</source><translation>変更 {0}</translation></message>
<message><source>Write it like {"target": ..., "scale": ...}.</source><translation type="unfinished"></translation></message>
<message><source>It has {0}.</source><translation type="unfinished"></translation></message>
<message><source>{0} has no “target”.</source><translation>{0} に「target」がありません。</translation></message>
<message><source>Say what shall be seen.</source><translation>見たいものを書いてください。</translation></message>
<message><source>{0} has neither “scale” nor “slider”.</source><translation>{0} に「scale」も「slider」もありません。</translation></message>
<message><source>Say how far it goes.</source><translation>度合いを書いてください。</translation></message>
<message><source>Target: changed with full strength</source><translation>対象: 全力で変わる</translation></message>
<message><source>Rim of the target: changed less and less</source><translation>対象の縁: だんだん弱く</translation></message>
<message><source>Around it: hardly changed</source><translation>その周り: ほとんど変わらない</translation></message>
<message><source>Further away: kept, more and more</source><translation>さらに遠く: だんだん保たれる</translation></message>
<message><source>Kept</source><translation>保たれる</translation></message>
<message><source>No words say where.</source><translation>場所を示す言葉がありません。</translation></message>
<message><source>Type what to look for, such as “hair”.</source><translation>「hair」のように探すものを入力してください。</translation></message>
<message><source>Memory was full before the words were found in the reference.</source><translation>参照で言葉を見つける前にメモリーがいっぱいになりました。</translation></message>
<message><source>Close other programs, or choose a smaller reference.</source><translation>他のプログラムを閉じるか、小さな参照を選んでください。</translation></message>
<message><source>Hold on the reference</source><translation>参照への忠実さ</translation></message>
<message><source>The paper's GS.</source><translation>論文の GS。</translation></message>
<message><source>Hold on the lines</source><translation>線への忠実さ</translation></message>
<message><source>The paper's SGS.</source><translation>論文の SGS。</translation></message>
<message><source>Blurred reference</source><translation>参照のぼかし</translation></message>
<message><source>Part of the steps, from the first, in which the reference is blurred by noise.</source><translation>最初から、参照をノイズでぼかす段階の割合。</translation></message>
<message><source>Keeps the model's shadows as a layer of its own.</source><translation>モデルの影を独立したレイヤーに残します。</translation></message>
<message><source>Painted at</source><translation>描く大きさ</translation></message>
<message><source>Longer side that the model paints; 0: the side that it was trained at.</source><translation>モデルが描く長辺。0: 学習した大きさ。</translation></message>
<message><source>Lines</source><translation>線</translation></message>
<message><source>Where the model's lines come from; pictures that are no line art need extract.</source><translation>モデルの線の元。線画でない画像には「探す」が必要です。</translation></message>
<message><source>As the picture needs</source><translation>画像に合わせる</translation></message>
<message><source>The drawing's own</source><translation>線画のもの</translation></message>
<message><source>Looked for</source><translation>探す</translation></message>
<message><source>Strength of the lines</source><translation>線の強さ</translation></message>
<message><source>Of what the lines add.</source><translation>線が加えるものの強さ。</translation></message>
<message><source>Seen of the reference</source><translation>参照の見え方</translation></message>
<message><source>What the model is shown of the reference, as it was trained.</source><translation>モデルに見せる参照の内容。学習時と同じ。</translation></message>
<message><source>All its places</source><translation>すべての場所</translation></message>
<message><source>Its sum alone</source><translation>合計だけ</translation></message>
<message><source>No lines are</source><translation>線なしとは</translation></message>
<message><source>What the lines are held against.</source><translation>線を比べる相手。</translation></message>
<message><source>A blank page</source><translation>白紙</translation></message>
<message><source>Zeros, as in the paper</source><translation>論文どおりゼロ</translation></message>
<message><source>Attention injection</source><translation>アテンション注入</translation></message>
<message><source>The picture looks at the reference's own places.</source><translation>画像が参照自身の場所を見ます。</translation></message>
<message><source>Injection, fidelity</source><translation>注入、忠実さ</translation></message>
<message><source>How far what the reference is held against stays without it.</source><translation>比べる相手が注入なしでどれだけ残るか。</translation></message>
<message><source>Injection, lines</source><translation>注入、線</translation></message>
<message><source>Strength of the reference's own lines.</source><translation>参照自身の線の強さ。</translation></message>
<message><source>Injection, start</source><translation>注入、開始</translation></message>
<message><source>Part of the steps after which it begins.</source><translation>始まるまでの段階の割合。</translation></message>
<message><source>AdaIN</source><translation>AdaIN</translation></message>
<message><source>0: none; the higher, the more blocks take the reference's mean and spread.</source><translation>0: なし。大きいほど多くのブロックが参照の平均と分散を取ります。</translation></message>
<message><source>Start from the reference</source><translation>参照から始める</translation></message>
<message><source>Begins with the reference under full noise.</source><translation>完全なノイズの下の参照から始めます。</translation></message>
<message><source>Edits as released</source><translation>公開版の言葉の変更</translation></message>
<message><source>Edits by words as in the authors' program where it departs from the paper.</source><translation>論文と異なる点では、作者のプログラムのとおりに言葉で変えます。</translation></message>
<message><source>Edits as in Algorithm 2</source><translation>アルゴリズム 2 の変更</translation></message>
<message><source>Edits without an anchor move by their scale, whatever the reference has of it.</source><translation>アンカーのない変更は、参照の内容によらず指定の量だけ動きます。</translation></message>
<message><source>Gap</source><translation>隙間</translation></message>
<message><source>Holes in lines up to this width are closed.</source><translation>この幅までの線の穴を閉じます。</translation></message>
<message><source>Darkness from which a pixel parts regions.</source><translation>画素が領域を分ける濃さ。</translation></message>
<message><source>Under flats and ink: white, the drawing's own paper, or nothing.</source><translation>塗りとインクの下: 白、線画の紙、またはなし。</translation></message>
<message><source>Lettering and screentone part no regions; balloons stay paper.</source><translation>文字とトーンは領域を分けません。吹き出しは紙のままです。</translation></message>
<message><source>This recipe is not one of ColorizeDiffusion.</source><translation>このレシピは ColorizeDiffusion のものではありません。</translation></message>
<message><source>Reading the drawing</source><translation>線画を読み込み中</translation></message>
<message><source>Choose other weights in the model manager, or with --bundle.</source><translation>モデル管理か --bundle で別の重みを選んでください。</translation></message>
<message><source>How far words spread is not measured for these weights: sliders of words are a guess.</source><translation>この重みでは言葉の広がりが測られていません。言葉のスライダーは目安です。</translation></message>
<message><source>The picture is no line art: lines were looked for in it.</source><translation>線画ではないため、画像の中から線を探しました。</translation></message>
<message><source>Of several references the first one lends its features.</source><translation>複数の参照では、最初のものが特徴を与えます。</translation></message>
<message><source>{0} has no words: edits by words cannot be made.</source><translation>{0} には言葉がないため、言葉での変更はできません。</translation></message>
<message><source>Leave the edits out, or choose weights that have a text encoder.</source><translation>変更を外すか、テキストエンコーダーのある重みを選んでください。</translation></message>
<message><source>The U-Net and the encoder of lines are not of the same weights.</source><translation>U-Net と線のエンコーダーが同じ重みのものではありません。</translation></message>
<message><source>The U-Net does not take the tokens of this CLIP.</source><translation>U-Net がこの CLIP のトークンを受け付けません。</translation></message>
<message><source>cel: a sickle of shade on every flat, away from the light.</source><translation>cel: 光と反対側に、塗りごとの三日月形の影。</translation></message>
<message><source>Light</source><translation>光</translation></message>
<message><source>Where light comes from, clockwise from above.</source><translation>光の向き。上から時計回り。</translation></message>
<message><source>Panel</source><translation>コマ</translation></message>
<message><source>Only this panel of a comic page, in reading order; 0 is all of it.</source><translation>漫画ページのこのコマだけ (読む順)。0 は全体。</translation></message>
<message><source>Another one is another proposal.</source><translation>別の数は別の提案です。</translation></message>
<message><source>{0} panels do not fit {1} references.</source><translation>コマ {0} 個と参照 {1} 個が合いません。</translation></message>
<message><source>Give one for each, 0 for none.</source><translation>それぞれに 1 つ、なしは 0 を指定してください。</translation></message>
<message><source>There is no palette called “{0}”.</source><translation>パレット「{0}」はありません。</translation></message>
<message><source>There is already a palette called “{0}”.</source><translation>パレット「{0}」はすでにあります。</translation></message>
<message><source>The palette has no name.</source><translation>パレットに名前がありません。</translation></message>
<message><source>Give it one to keep it.</source><translation>残すには名前を付けてください。</translation></message>
<message><source>Keep a copy under another name.</source><translation>別の名前でコピーを残してください。</translation></message>
<message><source>The folder {0} could not be made: {1}.</source><translation>フォルダー {0} を作れませんでした: {1}。</translation></message>
<message><source>Check the permissions of the folder above it.</source><translation>その上のフォルダーの権限を確認してください。</translation></message>
<message><source>{0} could not be removed: {1}.</source><translation>{0} を削除できませんでした: {1}。</translation></message>
<message><source>Check the permissions of its folder.</source><translation>フォルダーの権限を確認してください。</translation></message>
<message><source>ColorStudio was installed without its resource {0}: {1}</source><translation>ColorStudio がリソース {0} なしでインストールされています: {1}</translation></message>
<message><source>Canvas</source><translation>キャンバス</translation></message>
<message><source>Toast</source><translation type="unfinished"></translation></message>
<message><source>Actions</source><translation type="unfinished"></translation></message>
<message><source>File</source><translation type="unfinished"></translation></message>
<message><source>View</source><translation type="unfinished"></translation></message>
<message><source>Tab</source><translation type="unfinished"></translation></message>
<message><source>Help</source><translation>ヘルプ</translation></message>
<message><source>Showing the picture</source><translation>画像の表示</translation></message>
<message><source>{0} px</source><translation>{0} px</translation></message>
<message><source>Pin hint</source><translation>ヒントを固定</translation></message>
<message><source>Unpin hint</source><translation>ヒントの固定を解除</translation></message>
<message><source>Recolour hint</source><translation>ヒントの色を変更</translation></message>
<message><source>Group hint</source><translation>ヒントをグループ化</translation></message>
<message><source>Keep hint inside of mask</source><translation>ヒントをマスクの中に保つ</translation></message>
<message><source>Resize hint</source><translation>ヒントの大きさを変更</translation></message>
<message><source>No screen shows this colour at this lightness; the nearest one is shown.</source><translation>この明度ではこの色を表示できる画面がないため、最も近い色を示します。</translation></message>
<message><source>A barrier lies on this place.</source><translation>この場所に壁があります。</translation></message>
<message><source>Another hint takes this place.</source><translation>他のヒントがこの場所を取っています。</translation></message>
<message><source>A keep stroke holds this place grey.</source><translation>「グレーを保つ」線がこの場所を灰色に保っています。</translation></message>
<message><source>A mask shuts this hint out.</source><translation>マスクがこのヒントを締め出しています。</translation></message>
<message><source>The colours around pull the answer away.</source><translation>周りの色が結果を引き離しています。</translation></message>
<message><source>Outline</source><translation>輪郭</translation></message>
<message><source>Hint point</source><translation>ヒント点</translation></message>
<message><source>Click to ask for a colour, drag to move it, right-click to delete it.</source><translation>クリックで色を指定、ドラッグで移動、右クリックで削除。</translation></message>
<message><source>Hint stroke</source><translation>ヒント線</translation></message>
<message><source>Draw where the picture is to take this colour.</source><translation>この色にしたい場所をなぞります。</translation></message>
<message><source>Keep grey</source><translation>グレーを保つ</translation></message>
<message><source>Draw where a photo stays grey, and a drawing uncoloured.</source><translation>写真を灰色のまま、線画を無着色のままにする場所をなぞります。</translation></message>
<message><source>Barrier</source><translation>壁</translation></message>
<message><source>Draw a wall that colour does not pass. Shift-click goes on in a straight line.</source><translation>色が越えない壁を描きます。Shift クリックで直線に続けます。</translation></message>
<message><source>Join regions</source><translation>領域を結合</translation></message>
<message><source>Draw across regions of a drawing that are to be one.</source><translation>1 つにしたい線画の領域をまたいで描きます。</translation></message>
<message><source>Bridge gaps</source><translation>隙間をつなぐ</translation></message>
<message><source>Click a gap of the lines to bridge it. Shift-click joins the sides instead.</source><translation>線の隙間をクリックしてつなぎます。Shift クリックなら両側を結合します。</translation></message>
<message><source>Erase hints</source><translation>ヒントを消す</translation></message>
<message><source>Wipe over hints to take them away; strokes go where they are touched.</source><translation>ヒントの上をこすって消します。線は触れたところが消えます。</translation></message>
<message><source>Choose and move</source><translation>選択と移動</translation></message>
<message><source>Click or drag a band to choose hints; drag or arrow keys move them.</source><translation>クリックか囲みでヒントを選び、ドラッグか矢印キーで動かします。</translation></message>
<message><source>Brush</source><translation>ブラシ</translation></message>
<message><source>Paint on the active layer. Shift-click draws a straight line.</source><translation>選択中のレイヤーに描きます。Shift クリックで直線。</translation></message>
<message><source>Eraser</source><translation>消しゴム</translation></message>
<message><source>Make the active layer transparent.</source><translation>選択中のレイヤーを透明にします。</translation></message>
<message><source>Click to fill what looks alike with the colour.</source><translation>クリックで似た部分を色で塗ります。</translation></message>
<message><source>Ctrl-click where to copy from, then paint.</source><translation>コピー元を Ctrl クリックしてから描きます。</translation></message>
<message><source>Paint over dust and scratches. Ctrl-click: lend from here.</source><translation>ほこりや傷の上を描きます。Ctrl クリックでコピー元を指定。</translation></message>
<message><source>Object mask</source><translation>対象マスク</translation></message>
<message><source>Click the object; Shift-click what does not belong to it; drag a box around it.</source><translation>対象をクリック、属さない部分を Shift クリック、または四角で囲みます。</translation></message>
<message><source>Box mask</source><translation>長方形マスク</translation></message>
<message><source>Drag a box. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation>四角をドラッグ。Shift で追加、Ctrl で除外、両方で共通部分。</translation></message>
<message><source>Lasso mask</source><translation>投げなわマスク</translation></message>
<message><source>Draw around it. Shift adds to the mask, Ctrl takes away, both intersect.</source><translation>囲んで描きます。Shift で追加、Ctrl で除外、両方で共通部分。</translation></message>
<message><source>Polygon mask</source><translation>多角形マスク</translation></message>
<message><source>Click corners; a double click or Enter closes, Backspace takes one back.</source><translation>角をクリック。ダブルクリックか Enter で閉じ、Backspace で 1 つ戻ります。</translation></message>
<message><source>Wand mask</source><translation>自動選択マスク</translation></message>
<message><source>Click to select what looks alike. Shift adds to the mask, Ctrl takes away.</source><translation>クリックで似た部分を選択。Shift で追加、Ctrl で除外。</translation></message>
<message><source>Mask brush</source><translation>マスクブラシ</translation></message>
<message><source>Paint what belongs to the mask; with Ctrl what does not.</source><translation>マスクに入れる部分を描きます。Ctrl で除きます。</translation></message>
<message><source>Eyedropper</source><translation>スポイト</translation></message>
<message><source>Take a colour from the picture; Shift: from the photo, Ctrl: from the layer.</source><translation>画像から色を取ります。Shift: 写真から、Ctrl: レイヤーから。</translation></message>
<message><source>Hand</source><translation>手のひら</translation></message>
<message><source>Drag to move the view.</source><translation>ドラッグで表示を動かします。</translation></message>
<message><source>Pick</source><translation>場所を選ぶ</translation></message>
<message><source>Click a place, or drag over a patch. Esc ends.</source><translation>場所をクリックするか範囲をドラッグ。Esc で終了。</translation></message>
<message><source>Move hint</source><translation>ヒントを移動</translation></message>
<message><source>Move hints</source><translation>ヒントを移動</translation></message>
<message><source>No gaps are shown.</source><translation>隙間は表示されていません。</translation></message>
<message><source>Open the Sketch panel; there gaps are looked for.</source><translation>「線画の着色」パネルを開いてください。そこで隙間を探します。</translation></message>
<message><source>Bridge gap</source><translation>隙間をつなぐ</translation></message>
<message><source>Open gap</source><translation>隙間を開く</translation></message>
<message><source>This place is outside of the mask “{0}”.</source><translation>この場所はマスク「{0}」の外です。</translation></message>
<message><source>Choose no mask to work everywhere.</source><translation>どこでも作業するには「マスクなし」を選んでください。</translation></message>
<message><source>Add hint stroke</source><translation>ヒント線を追加</translation></message>
<message><source>Add keep stroke</source><translation>グレーを保つ線を追加</translation></message>
<message><source>Add barrier</source><translation>壁を追加</translation></message>
<message><source>Add join</source><translation>結合を追加</translation></message>
<message><source>Extend hint stroke</source><translation>ヒント線を延長</translation></message>
<message><source>Extend keep stroke</source><translation>グレーを保つ線を延長</translation></message>
<message><source>Extend barrier</source><translation>壁を延長</translation></message>
<message><source>Extend join</source><translation>結合を延長</translation></message>
<message><source>Select object</source><translation>対象を選択</translation></message>
<message><source>The clone brush has nothing to copy yet.</source><translation>複製ブラシのコピー元がまだありません。</translation></message>
<message><source>Ctrl-click a place first.</source><translation>まず場所を Ctrl クリックしてください。</translation></message>
<message><source>Look</source><translation>見る</translation></message>
<message><source>Look at the picture</source><translation>画像を見る</translation></message>
<message><source>Object</source><translation>対象</translation></message>
<message><source>Refine edges</source><translation>輪郭を精密に</translation></message>
<message><source>Diagnostics</source><translation>診断情報</translation></message>
<message><source>{0} × {1} at {2}</source><translation>{2} の {0} × {1}</translation></message>
<message><source>Keep</source><translation>残す</translation></message>
<message><source>Recover {0}</source><translation>{0} を復元</translation></message>
<message><source>Shortcuts</source><translation>ショートカット</translation></message>
<message><source>Open {0}</source><translation>{0} を開く</translation></message>
<message><source>Open a picture first.</source><translation>まず画像を開いてください。</translation></message>
<message><source>Then load its hints.</source><translation>それからヒントを読み込んでください。</translation></message>
<message><source>{0} was changed by another program.</source><translation>{0} は他のプログラムで変更されました。</translation></message>
<message><source>Save a copy, or save over it.</source><translation>コピーを保存するか、上書きしてください。</translation></message>
<message><source>Save {0}</source><translation>{0} を保存</translation></message>
<message><source>Export {0}</source><translation>{0} を書き出し</translation></message>
<message><source>Sweep GPU packs</source><translation>GPU パックを整理</translation></message>
<message><source>Look for a graphics card</source><translation>グラフィックスカードを探す</translation></message>
<message><source>Toasts</source><translation type="unfinished"></translation></message>
<message><source>Measure</source><translation>測定</translation></message>
<message><source>Preparing</source><translation>準備中</translation></message>
<message><source>Look for models</source><translation>モデルを探す</translation></message>
<message><source>List models</source><translation>モデルの一覧</translation></message>
<message><source>Load palette</source><translation>パレットを読み込む</translation></message>
<message><source>This layer has no pixels of its own.</source><translation>このレイヤーには自分の画素がありません。</translation></message>
<message><source>Choose a pixel layer.</source><translation>ピクセルレイヤーを選んでください。</translation></message>
<message><source>No mask is chosen.</source><translation>マスクが選ばれていません。</translation></message>
<message><source>Choose one, or take the whole picture.</source><translation>選ぶか、画像全体を使ってください。</translation></message>
<message><source>Take colours</source><translation>色を取る</translation></message>
<message><source>Paste colours</source><translation>色を貼り付け</translation></message>
<message><source>Look at the tone</source><translation>色調を調べる</translation></message>
<message><source>{0} {1} cm²</source><translation>{0} {1} cm²</translation></message>
<message><source>Masks</source><translation>マスク</translation></message>
<message><source>{0} min</source><translation>{0} 分</translation></message>
<message><source>Forecast</source><translation>予測</translation></message>
<message><source>Lock colour</source><translation>色をロック</translation></message>
<message><source>Move colour</source><translation>色を移動</translation></message>
<message><source>Change role</source><translation>役割を変更</translation></message>
<message><source>Part colours</source><translation>色を離す</translation></message>
<message><source>Swap colours</source><translation>色を入れ替え</translation></message>
<message><source>Add colour</source><translation>色を追加</translation></message>
<message><source>Delete colour</source><translation>色を削除</translation></message>
<message><source>Rename palette</source><translation>パレット名を変更</translation></message>
<message><source>Name colour</source><translation>色に名前を付ける</translation></message>
<message><source>Change colour</source><translation>色を変更</translation></message>
<message><source>Change shares</source><translation>割合を変更</translation></message>
<message><source>Change share</source><translation>割合を変更</translation></message>
<message><source>Fix share</source><translation>割合を固定</translation></message>
<message><source>Free share</source><translation>割合を解除</translation></message>
<message><source>Sort colours</source><translation>色を並べ替え</translation></message>
<message><source>Palette of the candidate</source><translation>候補のパレット</translation></message>
<message><source>The plug-in gave a picture of another size.</source><translation>プラグインが別の大きさの画像を返しました。</translation></message>
<message><source>Tell whoever made it.</source><translation>作者に知らせてください。</translation></message>
<message><source>Look for plug-ins</source><translation>プラグインを探す</translation></message>
<message><source>{0} (*.json)</source><translation>{0} (*.json)</translation></message>
<message><source>{0} words {1}</source><translation>{0} の言葉 {1}</translation></message>
<message><source>Free memory</source><translation>メモリーを空ける</translation></message>
<message><source>The preferences were not saved: {0}.</source><translation>環境設定を保存できませんでした: {0}。</translation></message>
<message><source>They are saved with the next change that can be.</source><translation>次に保存できる変更のときに保存します。</translation></message>
<message><source>{0} did not fit into memory.</source><translation>{0} がメモリーに入りませんでした。</translation></message>
<message><source>Close other programs, or work on a smaller copy. Your picture is unharmed.</source><translation>他のプログラムを閉じるか、小さなコピーで作業してください。画像は無事です。</translation></message>
<message><source>Space</source><translation>スペース</translation></message>
<message><source>ColorStudio shortcuts</source><translation type="unfinished"></translation></message>
<message><source>Photoshop</source><translation>Photoshop</translation></message>
<message><source>Choose a file that was exported from the list of shortcuts.</source><translation>ショートカット一覧から書き出したファイルを選んでください。</translation></message>
<message><source>{0} is no file of shortcuts: it is too large.</source><translation>{0} はショートカットのファイルではありません。大きすぎます。</translation></message>
<message><source>{0} is no file of shortcuts.</source><translation>{0} はショートカットのファイルではありません。</translation></message>
<message><source>The scheme of {0} is not known.</source><translation>{0} の方式が不明です。</translation></message>
<message><source>{0} has a key that cannot be read, of {1}.</source><translation>{0} の {1} に読めないキーがあります。</translation></message>
<message><source>{0} gives {1} away, which is held on the canvas.</source><translation>{0} はキャンバスで押し続ける {1} を割り当てています。</translation></message>
<message><source>{0} gives {1} to two actions.</source><translation>{0} は {1} を 2 つの操作に割り当てています。</translation></message>
<message><source>Texts</source><translation type="unfinished"></translation></message>
<message><source>Fusion</source><translation type="unfinished"></translation></message>
<message><source>Session</source><translation type="unfinished"></translation></message>
<message><source>English</source><translation>English</translation></message>
<message><source>Deutsch</source><translation>Deutsch</translation></message>
<message><source>The one that the paper on ColorEdit used.</source><translation>ColorEdit の論文で使われたもの。</translation></message>
<message><source>Its maker has taken it off the hub. Copies exist whose content nobody has verified; to use one, name it yourself, or import a file that you have.</source><translation>作者がハブから取り下げました。内容を誰も確かめていないコピーがあります。使うには自分で指定するか、手元のファイルを取り込んでください。</translation></message>
<message><source>Its maker has taken it off the hub. Name a repository that has a copy which you trust, or import a file that you have.</source><translation>作者がハブから取り下げました。信頼できるコピーのあるリポジトリーを指定するか、手元のファイルを取り込んでください。</translation></message>
<message><source>Its authors' usual one. Now and then it paints blocks of red; the artistic one was trained without what causes them.</source><translation>作者の標準のもの。ときどき赤い塊を描きます。artistic 版はその原因なしで学習されました。</translation></message>
<message><source>For computers without a graphics card: weaker and faster.</source><translation>グラフィックスカードのないコンピューター向け。弱く、速い。</translation></message>
<message><source>Quick on a processor, too.</source><translation>プロセッサーでも速い。</translation></message>
<message><source>The finest edges; 10 to 30 seconds per picture on a processor.</source><translation>最も細かい輪郭。プロセッサーで 1 枚 10 から 30 秒。</translation></message>
<message><source>ColorizeDiffusion sees its references with it, and reads the words that turn them.</source><translation>ColorizeDiffusion が参照を見て、それを変える言葉を読むためのもの。</translation></message>
<message><source>Needs CLIP ViT-H/14 besides. Its first version, as its authors trained it further.</source><translation>CLIP ViT-H/14 も必要。作者がさらに学習させた最初の版。</translation></message>
<message><source>Needs CLIP ViT-H/14 besides. A later training of the same.</source><translation>CLIP ViT-H/14 も必要。その後の学習。</translation></message>
<message><source>Shows each step of a Stable Diffusion as a sharp picture; without it, steps are shown small and soft.</source><translation>Stable Diffusion の各段階を鮮明に表示。なければ小さくぼけた表示になります。</translation></message>
<message><source>For every task, without a download. Larger weights go before it where they are installed.</source><translation>すべての作業に、ダウンロードなしで。大きな重みがあればそちらを優先します。</translation></message>
<message><source>One of these is enough. Stable Diffusion 1.5 is the usual one.</source><translation>どれか 1 つで足ります。普通は Stable Diffusion 1.5 です。</translation></message>
<message><source>Networks of the papers, trained here or imported; most build upon one of those above.</source><translation>論文のネットワーク。ここで学習するか取り込みます。多くは上のどれかを土台にします。</translation></message>
<message><source>Says what is seen, where you give no words. Nothing needs it.</source><translation>言葉がないとき、写っているものを言います。必須ではありません。</translation></message>
<message><source>Colours a whole photo by itself; your hints go before.</source><translation>写真全体に自動で色を付けます。あなたのヒントが優先されます。</translation></message>
<message><source>Without one, the mask tools find objects by their edges and colours.</source><translation>なければ、マスクツールは輪郭と色で対象を見つけます。</translation></message>
<message><source>Only for `colorstudio evaluate`: no panel needs it.</source><translation>`colorstudio evaluate` 専用。パネルでは使いません。</translation></message>
<message><source>Additions to a model (LoRA), and parts of one, such as a VAE.</source><translation>モデルへの追加 (LoRA) や、VAE などの部品。</translation></message>
<message><source>Its authors have not published trained weights of the part that colours.</source><translation>作者は、色を付ける部分の学習済みの重みを公開していません。</translation></message>
<message><source>The authors' weights are not public; what others have trained was never measured against the paper, or carries no licence.</source><translation>作者の重みは公開されていません。他の人が学習したものは論文と比べられていないか、ライセンスがありません。</translation></message>
<message><source>CreativeML Open RAIL-M: free to use, commercially too, and the pictures are yours; not for the harmful uses that its attachment A lists, and whoever passes the weights on passes these limits on.</source><translation>CreativeML Open RAIL-M: 商用も含め自由に使え、画像はあなたのものです。付属書 A の有害な用途は不可で、重みを渡す人はこの制限も渡します。</translation></message>
<message><source>CreativeML Open RAIL++-M: free to use, commercially too, and the pictures are yours; not for the harmful uses that its attachment A lists, and whoever passes the weights on passes these limits on.</source><translation>CreativeML Open RAIL++-M: 商用も含め自由に使え、画像はあなたのものです。付属書 A の有害な用途は不可で、重みを渡す人はこの制限も渡します。</translation></message>
<message><source>Apache 2.0: free for any use, commercially too; whoever passes the weights on adds the licence.</source><translation>Apache 2.0: 商用も含めどんな用途にも自由。重みを渡す人はライセンスを添えます。</translation></message>
<message><source>MIT: free for any use, commercially too; whoever passes the weights on adds the licence.</source><translation>MIT: 商用も含めどんな用途にも自由。重みを渡す人はライセンスを添えます。</translation></message>
<message><source>CC BY-NC-SA 4.0: free to use and to change, with the authors named, but not commercially; whoever passes on what was made from the weights does so under the same licence.</source><translation>CC BY-NC-SA 4.0: 作者名を示せば自由に使い変更できますが、商用は不可。重みから作ったものを渡すときも同じライセンスで。</translation></message>
<message><source>Small and quick: trained at 128 pixels on drawn emoji and on photos of clothes.</source><translation>小さく速い: 128 ピクセルで、描かれた絵文字と衣類の写真から学習。</translation></message>
<message><source>Knows which colours words ask for, and light from shade; of shapes little yet: pictures from words are blobs.</source><translation>言葉が求める色と、光と影は分かります。形はまだ少しだけで、言葉からの画像は塊になります。</translation></message>
<message><source>Anyone may use, change and pass on these weights, commercially too, as long as the notices that lie beside them stay with them.</source><translation>添えられた告知を残す限り、誰でも商用も含めてこの重みを使い、変え、渡せます。</translation></message>
<message><source>Comes with ColorStudio</source><translation>ColorStudio に付属</translation></message>
<message><source>Pictures from a palette, and objects in another colour</source><translation>パレットからの画像と、対象の色替え</translation></message>
<message><source>Trained for one task</source><translation>1 つの作業のために学習</translation></message>
<message><source>Words for a photo</source><translation>写真を言葉に</translation></message>
<message><source>Proposals for grey photos</source><translation>白黒写真への提案</translation></message>
<message><source>Objects by a click</source><translation>クリックで対象を選ぶ</translation></message>
<message><source>Likeness of pictures, for measurements</source><translation>画像の類似度 (測定用)</translation></message>
<message><source>Parts and additions</source><translation>部品と追加</translation></message>
</context>
</TS>
