// Only browsers without JavaScript modules run this file (script with `nomodule` in index.html). Old syntax on purpose.
(function () {
  var box = document.getElementById("boot");
  if (!box) { return; }
  box.setAttribute("role", "alert");
  box.innerHTML =
    "<h2>Ihr Browser ist zu alt für diese Seite</h2>" +
    "<p>Bitte aktualisieren Sie Ihren Browser. Oder nehmen Sie einen anderen Browser, zum Beispiel Firefox oder Chrome.</p>" +
    "<p>Es geht trotzdem nicht? Bitte nehmen Sie ein anderes Gerät.</p>";
})();
