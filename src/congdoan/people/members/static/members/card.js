// Proves a card on the phone itself: the text behind the # is checked with the public key of the page; nothing is sent.
"use strict";
(() => {
  const place = document.getElementById("card");
  const text = decodeURIComponent(location.hash.slice(1)).replace(/\s/g, "");
  if (!place || !text || !globalThis.crypto?.subtle) return;
  const bytes = (part) => Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const day = (iso) => (iso ? iso.split("-").reverse().join("/") : "");
  const say = (state, lines) => {
    const note = document.createElement("div");
    note.className = `note ${state}`;
    const words = document.createElement("span");
    lines.forEach((line, place) => {
      if (place) words.append(document.createElement("br"));
      words.append(line);
    });
    note.append(words);
    place.replaceChildren(note);
  };
  const prove = async () => {
    const [form, facts, signature] = text.split(".");
    if (form !== "CDS1" || !signature) return say("late", ["Mã này không phải mã thẻ."]);
    const key = await crypto.subtle.importKey("raw", bytes(place.dataset.key), { name: "Ed25519" }, false, ["verify"]);
    const isOurs = await crypto.subtle.verify({ name: "Ed25519" }, key, bytes(signature), new TextEncoder().encode(`${form}.${facts}`));
    if (!isOurs) return say("late", ["Mã này không do hệ thống này ký, hoặc đã bị sửa."]);
    const told = JSON.parse(new TextDecoder().decode(bytes(facts)));
    const isOver = told.e < new Date().toISOString().slice(0, 10);
    return say(isOver ? "wait" : "ok", [
      `${told.h} · ${told.d} (${told.m}) · số ${told.n}`,
      `Cấp ${day(told.c)}, có giá trị đến ${day(told.e)}${isOver ? ": đã hết hạn" : ""}. Chữ ký đúng, kiểm trên máy này.`,
    ]);
  };
  prove().catch(() => say("wait", ["Trình duyệt này chưa kiểm được chữ ký. Dán mã vào ô bên dưới để hỏi máy chủ."]));
})();
