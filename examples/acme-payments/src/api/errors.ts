export class UnauthorizedError extends Error {}
export class NotFoundError extends Error {}

export function toResponse(error: unknown): { status: number; message: string } {
  if (error instanceof UnauthorizedError) return { status: 401, message: error.message };
  if (error instanceof NotFoundError) return { status: 404, message: error.message };
  return { status: 500, message: 'We could not process the request; your money is not affected' };
}
