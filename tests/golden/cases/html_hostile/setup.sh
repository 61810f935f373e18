# Pages that are meant to do harm or are none, and what a run makes of each.
mkdir in
times() { printf "%${1}s" '' | sed "s| |$2|g"; }
{ printf '<!doctype html><body>'; times 100000 '<div>'; printf 'SLUT'; } > in/deep_div.html
{ printf '<body>'; times 50000 '<table><tr><td>'; printf 'SLUT'; } > in/deep_table.html
{ printf '<body>'; times 50000 '<a href=x><div>'; printf 'SLUT'; } > in/deep_links.html
{ printf '<p '; times 100000 'x=y '; printf '>Nämnden för skola leds av Eva Ek.'; } > in/attributes.html
{ printf '<ul>'; times 100 "<li>punkt"; printf '</ul>'; } > in/items.html
{ printf '<!doctype html><body><!--'; times 100000 '-'; } > in/comment.html
printf '<!doctype html><body>A\0B<scr\0ipt>x</scr\0ipt><p>SLUT' > in/nul.html
printf '<!doctype html><body>FORE<script>Nämnden för skript<p>SLUT' > in/script.html
printf '%%PDF-1.4 not html' > in/paper.html
printf '<!doctype html><title>404</title><h1>404</h1>Sidan kunde inte hittas' > in/soft404.html
printf 'Nämnden för skola leds av Eva Ek, 1 < 2.' > in/text.html
printf '<!doctype html><p>Nämnden för skola' > in/page.txt
