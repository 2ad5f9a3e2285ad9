// Proves a card on the phone itself: the text behind the # is checked with the public key of the page; nothing is sent.
// The page keeps itself, so that it proves cards without a network too.
"use strict";
(() => {
  const place = document.getElementById("card");
  const form = document.getElementById("check");
  if (!place || !form) return;
  const key = place.dataset.key;
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
  const told = (facts) => {
    try {
      return JSON.parse(new TextDecoder().decode(bytes(facts)));
    } catch {
      return {};
    }
  };
  const signed = async (body, signature) => {
    const kept = await crypto.subtle.importKey("raw", bytes(key), { name: "Ed25519" }, false, ["verify"]);
    try {
      return await crypto.subtle.verify({ name: "Ed25519" }, kept, bytes(signature), new TextEncoder().encode(body));
    } catch {
      return false; // no signature at all
    }
  };
  const prove = async (text) => {
    const [shape, facts, signature] = text.split(".");
    if (shape !== "CDS1" || !signature) return say("late", ["Mã này không phải mã thẻ."]);
    const card = told(facts);
    if (!(await signed(`${shape}.${facts}`, signature))) {
      const isOfAnotherKey = typeof card.k === "string" && card.k !== key.slice(0, card.k.length);
      return isOfAnotherKey
        ? say("wait", [
            "Chưa chứng được: thẻ nói là ký bằng khóa khác khóa trang này đang giữ.",
            `Trang giữ khóa tải ngày ${day(place.dataset.day)}. Khi có mạng, tải lại trang rồi quét lại; nếu vẫn thế thì thẻ không do nơi này cấp.`,
          ])
        : say("late", ["Mã này không do hệ thống này ký, hoặc đã bị sửa."]);
    }
    const isOver = card.e < new Date().toISOString().slice(0, 10);
    return say(isOver ? "wait" : "ok", [
      `${card.h} · ${card.d} (${card.m}) · số ${card.n}`,
      `Cấp ${day(card.c)}, có giá trị đến ${day(card.e)}${isOver ? ": đã hết hạn" : ""}. Chữ ký đúng, kiểm trên máy này.`,
    ]);
  };
  const check = () => {
    const text = decodeURIComponent(location.hash.slice(1)).replace(/\s/g, "");
    if (!text || !globalThis.crypto?.subtle) return;
    prove(text).catch(() => say("wait", ["Trình duyệt này chưa kiểm được chữ ký. Dán mã vào ô bên dưới để hỏi máy chủ."]));
  };
  form.addEventListener("submit", (event) => {
    if (navigator.onLine || !globalThis.crypto?.subtle) return; // the server is asked when there is one
    event.preventDefault();
    location.hash = form.elements.ma.value.split("#").pop().replace(/\s/g, "");
  });
  globalThis.addEventListener("hashchange", check);
  check();

  const keep = async () => {
    await navigator.serviceWorker.register(form.dataset.worker, { scope: "/xac-minh/" });
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
    const drawn = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => new URL(name).pathname.startsWith("/static/"));
    await Promise.all([location.pathname, ...drawn].map((address) => fetch(address)));
    document.getElementById("kept").hidden = false;
  };
  if (navigator.serviceWorker && navigator.onLine) keep().catch(() => {});
})();
