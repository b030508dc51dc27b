for (const button of document.querySelectorAll("button.interactive")) {
  button.addEventListener("click", () => {
    const figure = button.closest("figure");
    const still = figure.querySelector("svg");
    let plot = figure.querySelector(".plot");
    if (plot) {
      plot.remove();
      still.style.display = "";
      button.textContent = "interactive";
      return;
    }
    const { data, layout } = JSON.parse(figure.querySelector("script.plotly").textContent);
    plot = document.createElement("div");
    plot.className = "plot";
    figure.insertBefore(plot, still);
    still.style.display = "none";
    button.textContent = "for print";
    Plotly.newPlot(plot, data, { ...layout, width: undefined, height: undefined, autosize: true }, { responsive: true, displaylogo: false });
  });
}
