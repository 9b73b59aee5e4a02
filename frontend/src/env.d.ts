type RequestContext = import('./lib/request-context').RequestContext;

declare namespace App {
  interface Locals extends RequestContext {}
}
