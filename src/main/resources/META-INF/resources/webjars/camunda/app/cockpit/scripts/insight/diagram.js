// What our pages need of Cockpit's own parts: its diagram viewer, the address and the engine's interface.
import { askEngine, element } from './figures.js';

const part = (name) => window.angular.element(document.documentElement).injector().get(name);

/** What stands behind a name in the page's address; empty when it does not stand there. */
export const inAddress = (name) => new URLSearchParams(location.hash.split('?')[1] || '').get(name) || '';

/** Goes to an address even when it differs from this one in its parameters only, where Cockpit would stay as it is. */
export function go(address) {
  part('$rootScope').$evalAsync(() => {
    part('$location').url(address);
    part('$route').reload();
  });
}

/** Cockpit's viewer writes what part of a diagram is seen into the address: a page of ours with a viewer is not to begin anew each time. */
export function stayWhenMoved(path) {
  part('$route').routes[path].reloadOnSearch = false;
}

/** A version's diagram as it was deployed. */
export async function readDiagram(definition) {
  const response = await askEngine(`/process-definition/${encodeURIComponent(definition)}/xml`);
  if (!response.ok) {
    throw new Error(`The diagram could not be read (error ${response.status}). Load the page again.`);
  }
  return (await response.json()).bpmn20Xml;
}

/** Cockpit's viewer in a node of ours that is part of the page; it goes with the scope. */
export function view(node, xml, scope) {
  return new Promise((resolve) => {
    const inner = scope.$new(true);
    inner.xml = xml;
    inner.control = {};
    inner.loaded = () => resolve(inner.control.getViewer());
    const holder = element('div', { 'cam-widget-bpmn-viewer': '', 'diagram-data': 'xml', control: 'control', 'on-load': 'loaded()' });
    node.append(holder);
    part('$compile')(holder)(inner);
    inner.$applyAsync();
  });
}

/** Pixels around a panel; right of a diagram, for Cockpit's buttons; below it, for the last figures. */
const GAP = 20;
const RIGHT = 48;
const BELOW = 18;

/** Puts the panel above the diagram or beside it, where that leaves it larger, and the diagram into the rest, never larger than it is. */
export function makeRoom(canvas, panel) {
  const { inner, outer } = canvas.viewbox();
  const place = (beside) => {
    panel.classList.toggle('cf-insight--beside', beside);
    const left = beside ? panel.offsetWidth + GAP : 0;
    const top = beside ? 0 : panel.offsetHeight + GAP;
    const [width, height] = [outer.width - left - RIGHT, outer.height - top - BELOW];
    return { left, top, width, height, scale: Math.min(1, width / inner.width, height / inner.height) };
  };
  const beside = place(true);
  const above = place(false);
  const { left, top, width, height, scale } = beside.scale > above.scale ? place(true) : above;
  if (scale > 0) {
    canvas.viewbox({
      x: inner.x - left / scale - (width / scale - inner.width) / 2,
      y: inner.y - top / scale - (left ? (height / scale - inner.height) / 2 : 0),
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }
}

/** Makes room again for a panel that has grown or shrunk, until somebody has moved the diagram. */
export function keepRoom(canvas, panel) {
  const seen = () => Object.values(canvas.viewbox()).filter(Number.isFinite).map(Math.round).join(' ');
  let made;
  return () => {
    if (!made || made === seen()) {
      makeRoom(canvas, panel);
      made = seen();
    }
  };
}

/**
 * Marks the way that was taken on a diagram, and says it in figures as well.
 * @param steps {id: {lines: [the first always seen, others when pointed at], how: 'taken' | 'now' | 'stopped' | 'corrected'}}
 * @param flows ids
 * @returns takes the marks away again
 */
export function mark(viewer, steps, flows) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const marked = [];
  const add = (id, marker) => {
    if (registry.get(id)) {
      canvas.addMarker(id, marker);
      marked.push([id, marker]);
    }
  };
  flows.forEach((id) => add(id, 'cf-path'));
  for (const [id, { lines, how }] of Object.entries(steps)) {
    add(id, 'cf-path');
    add(id, `cf-path-${how}`);
    if (registry.get(id) && lines.length) {
      const badge = element('div', { class: 'cf-insight__badge' }, ...lines.map((line) => element('span', {}, line)));
      // Below the top of a task, where the events on its border stand; above an event, whose name is below it.
      const position = /(Task|CallActivity)$/.test(registry.get(id).type) ? { bottom: 12, left: -6 } : { top: -12, left: -6 };
      overlays.add(id, 'candidatflow-path', { position, scale: { min: 1, max: 1 }, show: { minZoom: 0, maxZoom: 10 }, html: badge });
    }
  }
  return () => {
    overlays.remove({ type: 'candidatflow-path' });
    marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
  };
}

/** What the marks mean; the frames differ in their lines, not in their colours alone. */
export function marksLegend(figures) {
  return element(
    'p',
    {},
    `${figures}. Thick lines were taken; a dashed frame is going on now, a dotted one was interrupted; a correction by the staff is called so.`,
  );
}
