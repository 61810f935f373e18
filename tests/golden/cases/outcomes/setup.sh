# What a folder under version control cannot hold: devices, links, encodings, odd names.
mkdir in in/.hidden
text='Nämnden för skola leds av Eva Ek.'
printf '' > in/empty.txt
printf ' \n\n' > in/blank.txt
printf '\xef\xbb\xbf' > in/bom_only.txt
printf '%%PDF-1.7\n' > in/paper.pdf
printf '%%PDF-1.7\n' > in/really_a_paper.txt
printf 'PK\x03\x04' > in/zip_without_name
printf '\x89PNG\r\n\x1a\n' > in/picture.txt
mkfifo in/pipe.txt
ln -s .. in/loop
ln -s nowhere in/dangling.txt
printf '%s' "$text" > in/.hidden/x.txt
printf '%s' "$text" | iconv -t UTF-16LE > in/utf16le_without_bom.txt
printf '\xff\xfe' > in/utf16le.txt
printf '%s' "$text" | iconv -t UTF-16LE >> in/utf16le.txt
printf '%s' "$text" | iconv -t WINDOWS-1252 > in/windows1252.txt
printf '%s' "$text" > in/utf8.txt
printf '%s' "$text" > in/'-rf.txt'
printf '%s' "$text" > "in/$(printf 'S\366der.txt')"
printf '%s' "$text" > "in/$(printf 'new\nline \033[2J.txt')"
truncate -s 2M in/large.txt
truncate -s 1T in/sparse.txt
printf 'Före\0efter. %s' "$text" > in/nul.txt
