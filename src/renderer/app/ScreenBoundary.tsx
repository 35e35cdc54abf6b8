import i18next from 'i18next';
import { Component, type ReactNode } from 'react';

/** A screen that cannot be shown says so and offers to load again; the frame and the other screens stay. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <div className="empty" role="alert">
        <p>{i18next.t('frame:screenFailed', { detail: fault.message })}</p>
        <button type="button" className="link-button" onClick={() => location.reload()}>
          {i18next.t('frame:reload')}
        </button>
      </div>
    );
  }
}
