"""Every element that an editor can write, as the reader makes it of Markdown; a test holds it against that."""

from twinning.plan.views import Html

PROSE = Html("""\
<p>Ein Absatz mit <strong>fett</strong>, <em>kursiv</em>, <code>Code</code> und <a href="https://musterstadt.example/">einem Link</a>. Am 3.\u00a0Dezember, 9 bis 17\u00a0Uhr,
kostet es 5\u00a0€. Die <abbr title="Europäische Union">EU</abbr> hilft.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<h2 id="eine-zwischenueberschrift">Eine Zwischenüberschrift</h2>
<h3 id="eine-kleinere">Eine kleinere</h3>
<ul>
<li>Ein Punkt</li>
<li>Noch einer<ul>
<li>mit einem darunter</li>
</ul>
</li>
</ul>
<ol>
<li>Zuerst</li>
<li>Dann</li>
</ol>
<blockquote>
<p>Ein Zitat, „das zeigt“, wie ein Zitat&nbsp;aussieht.</p>
<p>Erika Mustermann, Musterstadt</p>
</blockquote>
<table>
<thead>
<tr>
<th>Tag</th>
<th>Was</th>
</tr>
</thead>
<tbody>
<tr>
<td>Montag</td>
<td>Städtepartnerschaftsjubiläumsfeier</td>
</tr>
<tr>
<td>Dienstag</td>
<td>Abreise</td>
</tr>
</tbody>
</table>
<dl>
<dt>Begriff</dt>
<dd>Was er bedeutet.</dd>
</dl>
<hr>
<p>Auf Japanisch: <em lang="ja">これは例文です。</em> Und auf Bulgarisch: <em lang="bg">Това е пример.</em></p>
<div class="footnote">
<hr>
<ol>
<li id="fn:1">
<p>Eine Fußnote.&nbsp;<a class="footnote-backref" href="#fnref:1" title="Zurück zum Text">↩</a></p>
</li>
</ol>
</div>""")  # noqa: E501 - its lines are those of the Markdown
