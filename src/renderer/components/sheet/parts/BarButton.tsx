import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon?: IconName;
  /** A framed button, or a quiet one. */
  look?: 'framed' | 'quiet' | 'link';
}

/**
 * A small button of the bar. Plain, so that a sheet's first paint does not wait for a component library to make its
 * styles.
 */
export function BarButton({ icon, look = 'framed', children, ...rest }: Props): ReactNode {
  return (
    <button type="button" className={`cf-button cf-button-${look}`} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
