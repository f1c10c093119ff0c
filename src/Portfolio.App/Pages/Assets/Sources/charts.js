import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([AriaComponent, BarChart, CustomChart, GridComponent, LegendComponent, LineChart, SankeyChart, SVGRenderer, TooltipComponent]);

// Each picture stands beside a table with the same figures, which serves readers without scripts.
const kinds = { curves, bars, flow };
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const percent = (share) => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const shown = new Map();

function draw(figure) {
  const place = figure.querySelector(".chart-place");
  const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  shown.get(figure)?.dispose();
  const names = nameWidth(place);
  if (data.kind === "bars") place.style.height = `${Math.max(7, 3.5 + data.bars.length * lines(data, names) * 0.95)}rem`;
  const chart = init(place, null, { renderer: "svg" });
  shown.set(figure, chart);
  chart.setOption({
    animation: false,
    aria: { enabled: false },
    color: [colour("chart-1")],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("chart-text") },
    ...kinds[data.kind](data, names),
  });
  if (figure.dataset.behind) lead(figure, chart, data);
  figure.classList.add("drawn");
}

// A click on a number leads to what stands behind it, as the rows of the table do for those who use no pointer.
function lead(figure, chart, data) {
  const go = (number, event) => {
    if (!number) return;
    const address = `${figure.dataset.behind}&${number}`;
    if (event?.ctrlKey || event?.metaKey) open(address, "_blank");
    else location.assign(address);
  };
  if (data.kind === "curves") {
    const surface = chart.getZr();
    surface.on("click", ({ offsetX, offsetY, event }) => go(stepAt(chart, data, offsetX, offsetY), event));
    surface.on("mousemove", ({ offsetX, offsetY }) => {
      if (stepAt(chart, data, offsetX, offsetY)) surface.setCursorStyle("pointer");
    });
  } else {
    chart.on("click", ({ dataType, dataIndex, event }) => {
      if (data.kind === "bars") go(data.bars[dataIndex].number, event?.event);
      else if (dataType === "edge") go(data.links[dataIndex].number, event?.event);
    });
  }
}

// Which step of a curve lies nearest to a place, within reach of a finger: each holds until the next.
function stepAt(chart, data, x, y) {
  if (!chart.containPixel("grid", [x, y])) return null;
  const hidden = chart.getOption().legend[0].selected ?? {};
  let [nearest, reach] = [null, 24];
  for (const curve of data.curves) {
    if (hidden[curve.title] === false) continue;
    const places = curve.steps.map(([month, value]) => chart.convertToPixel("grid", [month, value]));
    places.forEach(([from, level], i) => {
      const to = places[i + 1]?.[0] ?? from;
      const distance = Math.hypot(x - Math.min(Math.max(x, from), to), y - level);
      if (distance < reach) [nearest, reach] = [curve.numbers[i], distance];
    });
  }

  return nearest;
}

// As wide as it may be for names, in dots; a name that is wider goes over several lines, none is cut off.
const nameWidth = (place) => Math.min(230, Math.floor(place.clientWidth * 0.42));

// How many lines each bar gets: two at least, and as many as the longest name may take, by the width of its letters.
const lines = (data, width) => Math.max(2, ...data.bars.map((b) => Math.ceil((b.title.length * 7.5) / width)));

const axis = (more) => ({
  axisLine: { lineStyle: { color: colour("chart-line") } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colour("chart-grid") } },
  axisLabel: { color: colour("chart-text"), hideOverlap: true },
  nameTextStyle: { color: colour("chart-text") },
  nameLocation: "middle",
  ...more,
});

const tip = () => ({
  confine: true,
  backgroundColor: colour("chart-surface"),
  borderColor: colour("chart-line"),
  textStyle: { color: colour("chart-strong"), fontSize: 13 },
});

// Step curves with their pointwise bounds as bands.
function curves(data) {
  const band = (curve) => ({
    name: curve.title,
    type: "custom",
    silent: true,
    tooltip: { show: false },
    data: [0],
    z: 1,
    renderItem: (_, api) => {
      const low = [];
      const high = [];
      let last = null;
      for (const [month, , lower, upper] of curve.steps) {
        if (lower === null || upper === null) continue;
        if (last) {
          high.push(api.coord([month, last[1]]));
          low.push(api.coord([month, last[0]]));
        }
        high.push(api.coord([month, upper]));
        low.push(api.coord([month, lower]));
        last = [lower, upper];
      }

      return {
        type: "polygon",
        shape: { points: [...high, ...low.reverse()] },
        style: { fill: colour(curve.colour), opacity: 0.14 },
      };
    },
  });
  const line = (curve) => ({
    name: curve.title,
    type: "line",
    step: "end",
    symbol: "none",
    lineStyle: { width: 2 },
    itemStyle: { color: colour(curve.colour) },
    z: 2,
    data: curve.steps.map(([month, value]) => [month, value]),
  });
  return {
    grid: { left: 56, right: 16, top: 16, bottom: 76 },
    legend: { bottom: 0, icon: "roundRect", itemHeight: 4, data: data.curves.map((c) => c.title), textStyle: { color: colour("chart-text") } },
    tooltip: {
      ...tip(),
      trigger: "axis",
      formatter: (points) => [
        `<strong>${points[0].axisValue.toFixed(1)} months</strong>`,
        ...points.filter((p) => p.seriesType === "line").map((p) => `${p.marker} ${escape(p.seriesName)}: ${percent(p.value[1])}`),
      ].join("<br>"),
    },
    xAxis: axis({
      type: "value", name: data.axis, nameGap: 28, max: ({ max }) => Math.max(1, Math.ceil(max)), splitLine: { show: false },
    }),
    yAxis: axis({ type: "value", min: 0, max: 1, axisLabel: { color: colour("chart-text"), formatter: (v) => `${v * 100} %` } }),
    series: [...data.curves.map(line), ...data.curves.map(band)],
  };
}

// Horizontal bars with their interval as a whisker.
function bars(data, names) {
  const share = data.unit === "share";
  const say = (value) => (share ? percent(value) : String(value));
  return {
    grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      ...tip(),
      formatter: ({ dataIndex }) => {
        const bar = data.bars[dataIndex];
        return `<strong>${escape(bar.title)}</strong><br>${escape(bar.words ?? say(bar.value))}`;
      },
    },
    xAxis: axis({
      type: "value", min: data.min ?? 0, max: data.max ?? null,
      axisLabel: { color: colour("chart-text"), hideOverlap: true, formatter: share ? (v) => `${Math.round(v * 100)} %` : "{value}" },
    }),
    yAxis: axis({
      type: "category", inverse: true, data: data.bars.map((b) => b.title), splitLine: { show: false },
      axisLabel: { color: colour("chart-strong"), width: names, overflow: "break", lineHeight: 14, interval: 0 },
    }),
    series: [
      { type: "bar", barMaxWidth: 18, itemStyle: { borderRadius: 3 }, data: data.bars.map((b) => b.value) },
      {
        type: "custom",
        silent: true,
        z: 3,
        encode: { x: [1, 2], y: 0 },
        data: data.bars.flatMap((b, i) => (b.lower == null || b.upper == null ? [] : [[i, b.lower, b.upper]])),
        renderItem: (_, api) => {
          const [low, high] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])];
          const stroke = { stroke: colour("chart-strong"), lineWidth: 1.5, fill: null };
          const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: stroke });
          return {
            type: "group",
            children: [
              line(low[0], low[1], high[0], high[1]),
              line(low[0], low[1] - 4, low[0], low[1] + 4),
              line(high[0], high[1] - 4, high[0], high[1] + 4),
            ],
          };
        },
      },
    ],
  };
}

// Scope items from phase to phase and to their fate.
function flow(data) {
  return {
    tooltip: {
      ...tip(),
      formatter: ({ dataType, data: d, name, value }) =>
        dataType === "edge" ? `${escape(d.from)} → ${escape(d.to)}<br><strong>${d.value} moves</strong>` : `${escape(name)}: ${value}`,
    },
    series: [{
      type: "sankey",
      left: 8,
      right: 96,
      top: 12,
      bottom: 12,
      nodeGap: 14,
      nodeWidth: 14,
      draggable: false,
      label: { color: colour("chart-strong") },
      lineStyle: { color: "gradient", opacity: 0.35 },
      data: data.nodes.map((n) => ({ name: n.name, itemStyle: { color: colour(n.colour) } })),
      links: data.links.map((l) => ({ source: l.source, target: l.target, value: l.value, from: l.from, to: l.to })),
    }],
  };
}

function drawAll() {
  document.querySelectorAll("figure.chart").forEach(draw);
}

// Charts whose page part was exchanged are let go.
document.addEventListener("htmx:afterSettle", () => {
  for (const [figure, chart] of shown) {
    if (!figure.isConnected) {
      chart.dispose();
      shown.delete(figure);
    }
  }

  drawAll();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
addEventListener("resize", () => shown.forEach((chart) => chart.resize()));
addEventListener("beforeprint", () => shown.forEach((chart) => chart.resize()));
drawAll();
