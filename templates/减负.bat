@echo off
chcp 936 >nul
rem 双击打开的菜单，作用同自己输入 jianfu 的各个命令。本文件是 GBK 编码、CRLF 换行；改动后请照原样保存（记事本：ANSI）。
title 减负
pushd "%~dp0"
set "jianfu=jianfu"
where jianfu >nul 2>nul && goto menu
set "jianfu=py -m jianfu_cli"
py -c "import jianfu_cli" >nul 2>nul && goto menu
set "jianfu=python -m jianfu_cli"
python -c "import jianfu_cli" >nul 2>nul && goto menu
echo 这台电脑上还没有装好“减负”。
echo 请先装 Python（https://www.python.org/downloads/，安装时勾选 Add python.exe to PATH），
echo 再按说明安装“减负”，然后重新双击本文件。
pause
exit /b 1

:menu
echo.
echo 减负：%CD%
%jianfu%
echo.
echo   1  制发空白表（jianfu blank，放到 forms）
echo   2  核对收回的表（jianfu validate，读 returns）
echo   3  更新台账（jianfu ledger：看不明白的、要问学校的）
echo   4  给学校写回复（jianfu reply，放到“回复”）
echo   5  汇总，写报告（jianfu summarize，放到 summary）
echo   6  打开本文件夹
echo   7  自己输入命令
echo   0  关闭
echo.
choice /c 12345670 /n /m "请按一个数字键："
set "key=%errorlevel%"
echo.
if "%key%"=="1" %jianfu% blank
if "%key%"=="2" %jianfu% validate
if "%key%"=="3" %jianfu% ledger
if "%key%"=="4" %jianfu% reply
if "%key%"=="5" %jianfu% summarize
if "%key%"=="6" start "" .
if "%key%"=="7" goto commands
for %%k in (1 2 3 4 5 6) do if "%key%"=="%%k" goto menu
popd
exit /b 0

:commands
doskey jianfu=%jianfu% $*
echo 输入命令后按回车，例如：jianfu validate、jianfu --help。输入 exit 关闭。
cmd /k
