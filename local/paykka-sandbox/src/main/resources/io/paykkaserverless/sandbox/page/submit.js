// The browser goes back to the shop by itself; the button is for those without scripts.
document.getElementById("return").submit();
