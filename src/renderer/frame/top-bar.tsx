import { Contrast, Hourglass, LogOut, Moon, Sun, Volume2, VolumeX } from 'lucide-react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { View } from '../../shared/contract/station.ts';
import type { Display } from '../../shared/domain/display.ts';
import { languages } from '../../shared/domain/language.ts';
import { useAct } from '../connection/use-station.tsx';
import { useNow } from '../connection/use-now.ts';
import { timeLeft } from '../words/formats.ts';
import { Clock } from './clock.tsx';

const themeIcons = { light: Sun, dark: Moon, contrast: Contrast } as const;
const nextTheme = { light: 'dark', dark: 'contrast', contrast: 'light' } as const satisfies Record<
  string,
  Display['theme']
>;

/** Language, text size, theme and voice: on every screen, at the same place. */
export function Settings({ view, canSpeak }: { view: View; canSpeak: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const { display, language } = view;
  const ThemeIcon = themeIcons[display.theme];
  const VoiceIcon = display.voice ? Volume2 : VolumeX;
  return (
    <>
      <ToggleButtonGroup
        className="languages"
        aria-label={t('bar.language')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => {
          const next = languages.find((one) => keys.has(one));
          if (next !== undefined && next !== language) act({ act: 'language', language: next });
        }}
      >
        <ToggleButton id="fr" className="tool" aria-label="Français" lang="fr">
          FR
        </ToggleButton>
        <ToggleButton id="en" className="tool" aria-label="English" lang="en">
          EN
        </ToggleButton>
      </ToggleButtonGroup>
      <ToggleButton
        className="tool"
        aria-label={t('bar.textSize')}
        isSelected={display.textSize === 'large'}
        onChange={(large) => act({ act: 'display', display: { textSize: large ? 'large' : 'normal' } })}
      >
        Aa
      </ToggleButton>
      <Button
        className="tool"
        aria-label={t('bar.themeNext', { theme: t(`bar.theme.${display.theme}`) })}
        onPress={() => act({ act: 'display', display: { theme: nextTheme[display.theme] } })}
      >
        <ThemeIcon aria-hidden="true" />
      </Button>
      {canSpeak && (
        <ToggleButton
          className="tool"
          aria-label={t('bar.voice')}
          isSelected={display.voice}
          onChange={(voice) => act({ act: 'display', display: { voice } })}
        >
          <VoiceIcon aria-hidden="true" />
        </ToggleButton>
      )}
    </>
  );
}

/** The last minute of a visit, in words and seconds. */
function EndsIn({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation();
  const time = timeLeft(Date.parse(endsAt) - useNow());
  return (
    <span className="chip warn ends" role="timer">
      <Hourglass aria-hidden="true" />
      {t('bar.endsIn', { time })}
    </span>
  );
}

/** The bar of every screen but the ENT's; the way out is at its end as long as somebody is here. */
export function TopBar({ view, canSpeak }: { view: View; canSpeak: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const { screen } = view;
  const leaves = view.visit !== null && screen.name !== 'leaving';
  return (
    <header className="bar">
      <Settings view={view} canSpeak={canSpeak} />
      {view.visit?.endsAt !== undefined && <EndsIn endsAt={view.visit.endsAt} />}
      {leaves ? (
        <Button className="button outline away" onPress={() => act({ act: 'leave' })}>
          <LogOut aria-hidden="true" />
          {screen.name === 'sign-in' ? t('bar.quit') : t('bar.leave')}
        </Button>
      ) : (
        <Clock />
      )}
    </header>
  );
}
