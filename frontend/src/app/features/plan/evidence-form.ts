import { ChangeDetectionStrategy, Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { type Evidence, newEvidence, type NewEvidence } from '@kompassplan/contract';
import { MAX_FILE_BYTES } from '@kompassplan/domain';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { ActionDrafts, type EvidenceDraft } from './action-drafts';
import { PlanChanges } from './plan-changes';

const KINDS = ['link', 'text', 'file'] as const;

/** A new piece of evidence, or a new version of one: a link, a few words, or a file. */
@Component({
  selector: 'kp-evidence-form',
  imports: [TranslatePipe],
  template: `
    <form novalidate (submit)="save($event)" (keydown.escape)="leave($event)" (input)="keep()" (change)="keep()">
      <fieldset class="seg">
        <legend class="vh">{{ 'plan.evidence-kind' | t }}</legend>
        @for (name of kinds; track name) {
          <label [class.on]="kind() === name">
            <input
              type="radio"
              class="vh"
              name="kp-evidence-kind"
              [checked]="kind() === name"
              (change)="kind.set(name)"
            />{{ 'plan.evidence-' + name | t }}
          </label>
        }
      </fieldset>
      @if (kind() === 'file') {
        <div class="field">
          <label for="kp-evidence-file">{{ 'plan.evidence-file' | t }}</label>
          <input
            #fileBox
            id="kp-evidence-file"
            type="file"
            accept=".pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg"
            aria-describedby="kp-evidence-file-hint"
            (change)="take(fileBox.files)"
          />
          @if (fileName()) {
            <p class="sm">{{ fileName() }}</p>
          }
          <p class="t2 xs" id="kp-evidence-file-hint">{{ 'plan.evidence-file-hint' | t }}</p>
        </div>
      } @else if (kind() === 'link') {
        <div class="field">
          <label for="kp-evidence-url">{{ 'plan.evidence-url' | t }}</label>
          <input
            #urlBox
            id="kp-evidence-url"
            class="inp"
            type="url"
            placeholder="https://"
            [value]="url()"
            (input)="url.set(urlBox.value)"
          />
        </div>
      } @else {
        <div class="field">
          <label for="kp-evidence-text">{{ 'plan.evidence-words' | t }}</label>
          <textarea
            #textBox
            id="kp-evidence-text"
            class="inp"
            rows="3"
            maxlength="10000"
            [value]="text()"
            (input)="text.set(textBox.value)"
          ></textarea>
        </div>
      }
      <div class="field">
        <label for="kp-evidence-title">{{ 'plan.evidence-title' | t }}</label>
        <input
          #titleBox
          id="kp-evidence-title"
          class="inp"
          maxlength="300"
          [value]="title()"
          (input)="title.set(titleBox.value)"
        />
      </div>
      <div class="two">
        <div class="field">
          <label for="kp-evidence-diary">{{ 'plan.evidence-diary-number' | t }}</label>
          <input
            #diaryBox
            id="kp-evidence-diary"
            class="inp"
            maxlength="60"
            [value]="diaryNumber()"
            (input)="diaryNumber.set(diaryBox.value)"
          />
        </div>
        <div class="field">
          <label for="kp-evidence-until">{{ 'plan.evidence-until' | t }}</label>
          <input
            #untilBox
            id="kp-evidence-until"
            class="inp"
            type="date"
            [value]="validUntil()"
            (input)="validUntil.set(untilBox.value)"
          />
        </div>
      </div>
      @if (refusal()) {
        <p class="late sm" role="alert">{{ refusal() }}</p>
      }
      <div class="row">
        <button type="submit" class="btn pri sml" [disabled]="changes.busy()">
          {{ (replaces() ? 'closure.evidence-version-save' : 'plan.evidence-save') | t }}
        </button>
        <button type="button" class="btn sml" (click)="cancel()">{{ 'plan.cancel' | t }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 10px;
      margin-bottom: 12px;
      padding: 12px;
      border: 1px solid var(--ol);
      border-radius: var(--kp-r3);
      background: var(--sf);
    }
    fieldset {
      align-self: flex-start;
      margin: 0;
      padding: 0;
    }
    .seg label {
      position: relative;
      display: flex;
      align-items: center;
      height: 30px;
      padding: 0 12px;
      border-left: 1px solid var(--ol);
      color: var(--t2);
      font-size: 14px;
      font-weight: 550;
      cursor: pointer;
    }
    .seg label:nth-of-type(1) {
      border-left: 0;
    }
    .seg label.on {
      background: var(--pc);
      color: var(--opc);
      font-weight: 650;
    }
    .seg label:has(:focus-visible) {
      outline: 2px solid var(--kp-focus);
      outline-offset: -2px;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
      gap: 10px;
    }
    .field {
      min-width: 0;
    }
    .inp {
      min-width: 0;
    }
    textarea {
      height: auto;
      padding: 8px 10px;
      resize: vertical;
    }
    input[type='file'] {
      max-width: 100%;
      min-height: 36px;
    }
    @media (max-width: 839.98px) {
      .btn,
      .inp,
      .seg label {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceForm implements OnInit {
  private readonly client = inject(ActionClient);
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly actionId = input.required<string>();
  /** The piece whose next version this is to be, and the action's version that was seen. */
  readonly replaces = input<Evidence | null>(null);
  readonly version = input(0);
  readonly closed = output<void>();
  protected readonly kinds = KINDS;
  protected readonly kind = signal<(typeof KINDS)[number]>('link');
  protected readonly title = signal('');
  protected readonly url = signal('');
  protected readonly text = signal('');
  protected readonly diaryNumber = signal('');
  protected readonly validUntil = signal('');
  protected readonly refusal = signal('');
  /** Of a file that was chosen before the form was closed: a file box can't be filled again. */
  protected readonly fileName = signal<string | null>(null);
  private readonly drafts = inject(ActionDrafts);
  private file: File | null = null;

  ngOnInit(): void {
    const draft = this.drafts.evidence.get(this.key()) ?? this.former();
    if (!draft) return;
    this.kind.set(draft.kind);
    this.title.set(draft.title);
    this.url.set(draft.url);
    this.text.set(draft.text);
    this.diaryNumber.set(draft.diaryNumber);
    this.validUntil.set(draft.validUntil);
    this.file = draft.file;
    this.fileName.set(draft.file?.name ?? null);
  }

  protected keep(): void {
    this.drafts.evidence.set(this.key(), {
      ...{ kind: this.kind(), title: this.title(), url: this.url(), text: this.text() },
      ...{ diaryNumber: this.diaryNumber(), validUntil: this.validUntil(), file: this.file },
    });
  }

  /** Esc closes the form, not the whole action, and keeps what is typed; cancelling throws it away. */
  protected leave(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected cancel(): void {
    this.drafts.evidence.delete(this.key());
    this.closed.emit();
  }

  protected take(files: FileList | null): void {
    this.file = files?.[0] ?? null;
    this.fileName.set(null);
    if (this.file && this.title() === '') this.title.set(this.file.name.replace(/\.[^.]+$/, ''));
    this.refusal.set(this.file && this.file.size > MAX_FILE_BYTES ? this.i18n.t('plan.evidence-too-large') : '');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const wish = this.wish();
    if (typeof wish === 'string') return this.refusal.set(this.i18n.t(wish));
    const file = this.kind() === 'file' ? this.file : null;
    const piece = this.replaces();
    const outcome = await this.changes.apply(
      () =>
        piece
          ? this.client.replaceEvidence(this.actionId(), this.version(), piece.id, wish, file)
          : this.client.addEvidence(this.actionId(), wish, file),
      this.i18n.t(piece ? 'closure.evidence-version-saved' : 'plan.evidence-saved'),
    );
    if (outcome.ok) this.cancel();
    else this.refusal.set(outcome.message);
  }

  private key(): string {
    return [this.actionId(), this.replaces()?.id ?? []].flat().join(' ');
  }

  /** A new version begins with what the last one says; how long it is valid is asked anew, and a file is chosen. */
  private former(): EvidenceDraft | null {
    const piece = this.replaces();
    if (!piece) return null;
    const { kind, title, url, text, diaryNumber } = piece;
    const words = { url: url ?? '', text: text ?? '', diaryNumber: diaryNumber ?? '' };
    return { kind, title, ...words, validUntil: '', file: null };
  }

  /** What is sent, or the phrase key of what is missing. */
  private wish(): NewEvidence | string {
    const kind = this.kind();
    const url = this.url().trim();
    const text = this.text().trim();
    if (kind === 'file' && !this.file) return 'plan.evidence-file-missing';
    if (kind === 'file' && this.file && this.file.size > MAX_FILE_BYTES) return 'plan.evidence-too-large';
    if (kind === 'text' && text === '') return 'plan.evidence-words-missing';
    const title = this.title().trim() || (kind === 'link' ? url.replace(/^https?:\/\//, '').slice(0, 300) : '');
    if (kind === 'link' && !newEvidence.shape.url.unwrap().safeParse(url).success) return 'plan.evidence-url-wrong';
    if (title === '') return 'plan.evidence-title-missing';
    return {
      kind,
      title,
      ...(kind === 'link' ? { url } : {}),
      ...(kind === 'text' ? { text } : {}),
      ...(this.diaryNumber().trim() ? { diaryNumber: this.diaryNumber().trim() } : {}),
      ...(this.validUntil() ? { validUntil: this.validUntil() } : {}),
    };
  }
}
